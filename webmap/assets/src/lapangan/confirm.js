// What cannot be undone is asked twice, on the button itself.

const PATIENCE_MS = 6_000;

/** Call `act` when `button` is pressed twice; `question()` is what it says in between, "" for no need. */
export function onSecondPress(button, question, act) {
  const words = button.textContent;
  let timer = 0;
  const calm = () => {
    clearTimeout(timer);
    timer = 0;
    button.textContent = words;
  };
  button.addEventListener("click", () => {
    const asks = question();
    if (timer || !asks) {
      calm();
      act();
      return;
    }
    button.textContent = asks;
    timer = setTimeout(calm, PATIENCE_MS);
  });
}
