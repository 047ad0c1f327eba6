// What the layout needs of the browser.

export function live() {
    document.documentElement.dataset.live = "";
}
