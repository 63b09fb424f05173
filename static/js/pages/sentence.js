/** The sentence of a new meeting follows the method chosen below it; blanks of other methods are put away. */
export function sentence(form) {
  if (!form) return;
  const name = form.querySelector('[data-method]');
  const title = form.querySelector('[name="title"]');
  const follow = () => {
    const chosen = form.querySelector('[name="rule"]:checked');
    if (!chosen) return;
    name.textContent = chosen.dataset.title;
    title.placeholder = chosen.dataset.title;
    for (const blank of form.querySelectorAll('[data-for]')) blank.hidden = !blank.dataset.for.split(' ').includes(chosen.value);
  };
  form.addEventListener('change', follow);
  follow();
}
