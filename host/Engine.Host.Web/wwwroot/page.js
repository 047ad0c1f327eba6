// What pages need of the browser.

export function focus(id) {
    const element = document.getElementById(id);
    for (let folded = element?.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    element?.focus();
}

// Escape says no, and the focus goes back to where it was: both are the browser's own doing.
export function ask(dialog) {
    return new Promise(resolve => {
        dialog.returnValue = "";
        dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
        dialog.showModal();
    });
}

export async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return false;
    }
}
