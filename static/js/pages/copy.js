/** Buttons that copy an address; on plain http, where there is no clipboard, the address is selected instead. */
export function copyButtons(root) {
  root.querySelectorAll('[data-copy]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => copy(button, root.getElementById(button.dataset.copy)));
  });
}

async function copy(button, source) {
  getSelection().selectAllChildren(source);
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
  } catch {
    document.execCommand('copy');
  }
  button.textContent = button.dataset.done;
}
