// Whoever stands at the sign-in is nobody: what was fetched for the last one goes. Only who comes
// from the field page to sign in again keeps it, because the network may be gone the next moment.
import { forgetPerson } from "./lapangan/account.js";
import { openStore } from "./lapangan/local-store.js";

const onward = document.querySelector("input[name=lanjut]").value;
if (!onward.startsWith("/admin/lapangan")) openStore().then(forgetPerson);
