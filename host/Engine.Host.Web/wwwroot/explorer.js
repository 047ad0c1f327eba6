// What the explorer needs of the browser: the calls themselves, sent as any client's page would send them, and the event channel.

let sending;
const bodies = new Map();
let count = 0;
let channel;

/** The engine's description of its calls. */
export async function description() {
    const answer = await fetch("/openapi/v1.json", { credentials: "omit" });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
}

/** Sends a call. The admin token goes from its field into the call and nowhere else. */
export async function send(call) {
    const own = sending = new AbortController();
    const started = performance.now();
    const taken = () => performance.now() - started;
    try {
        const headers = new Headers(call.headers.map(header => [header.key, header.value]));
        const token = call.needsAdminToken && document.getElementById("explorer-token")?.value.trim();
        if (token) headers.set("Authorization", `Bearer ${token}`);
        // Without the cookie of the pages: the engine sees what it would see of a client.
        const answer = await fetch(call.path, { method: call.method, headers, body: call.body ?? undefined, credentials: "omit", cache: "no-store", redirect: "manual", signal: own.signal });
        const body = new Uint8Array(await answer.arrayBuffer());
        const id = ++count;
        if (body.length > 0) bodies.set(id, body);
        return { id, bodyBytes: body.length, status: answer.status, statusText: answer.statusText, elapsedMs: taken(), headers: [...answer.headers].map(([name, value]) => ({ name, value })) };
    } catch (error) {
        return { status: 0, elapsedMs: taken(), error: own.signal.aborted ? "cancelled" : String(error.message ?? error) };
    } finally {
        if (sending === own) sending = undefined;
    }
}

/** The body of an answer, once: it may be too large for a message. */
export function takeBody(id) {
    const body = bodies.get(id);
    bodies.delete(id);
    return body;
}

export function cancel() {
    sending?.abort();
}

export function copy(text) {
    return navigator.clipboard.writeText(text);
}

/** Opens the event channel and tells the panel of it. */
export function connect(address, panel) {
    close();
    const tell = (...what) => panel.invokeMethodAsync(...what).catch(() => { });
    let own;
    try {
        own = channel = new WebSocket(address);
    } catch (error) {
        tell("ClosedAsync", 0, String(error.message ?? error));
        return;
    }
    own.onopen = () => tell("OpenedAsync");
    // A message to the server has its limits: a longer frame is shown cut.
    own.onmessage = frame => tell("ArrivedAsync", String(frame.data).slice(0, 8000));
    own.onclose = end => {
        if (channel === own) channel = undefined;
        tell("ClosedAsync", end.code, end.reason);
    };
}

export function close() {
    channel?.close(1000);
}
