using Engine.Connectors.LocalFiles.Files;

namespace Engine.Connectors.LocalFiles;

/// <summary>Where the contacts lie.</summary>
public sealed record LocalFilesSettings : IValidatableObject
{
    /// <summary>A contact file, or a folder that is searched for contact files with everything below it.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Path: give the full path of a contact file or of a folder with contact files.")]
    [MaxLength(4096)]
    [Display(
        Name = "File or folder",
        Description = "Full path of a vCard (.vcf) or CSV (.csv) file, or of a folder: every .vcf, .vcard, .csv and .tsv file in it and below is read. " +
            "Changes are noticed by themselves. Example: /home/bob/Contacts or C:\\Users\\bob\\Contacts")]
    public string Path { get; set; } = "";

    // Whether something lies there is not asked here: a drive may be plugged in later, and the check says so then.
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(Path) && ContactPath.Expand(Path) is null)
            yield return new ValidationResult("Path: this is no path of a file or folder on this machine.", [nameof(Path)]);
    }
}
