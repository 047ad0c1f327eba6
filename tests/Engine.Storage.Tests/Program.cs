using Engine.Storage.Tests;
using Engine.Storage.Tests.Processes;
using Microsoft.Testing.Platform.Builder;

if (args is [OtherProcess.Flag, var role, var folder])
{
    return await Roles.RunAsync(role, folder);
}

var builder = await TestApplication.CreateBuilderAsync(args);
SelfRegisteredExtensions.AddSelfRegisteredExtensions(builder, args);
using var tests = await builder.BuildAsync();
return await tests.RunAsync();
