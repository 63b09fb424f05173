/** The sentence of a new meeting follows the method chosen below it. */
export function sentence(form) {
  if (!form) return;
  const name = form.querySelector('[data-method]');
  const title = form.querySelector('[name="title"]');
  const follow = () => {
    const chosen = form.querySelector('[name="rule"]:checked');
    if (!chosen) return;
    name.textContent = chosen.dataset.title;
    title.placeholder = chosen.dataset.title;
  };
  form.addEventListener('change', follow);
  follow();
}
