// Addresses: copied by a press, and handed to the device's own sheet where it has one. Without this they stand in their fields.
for (const copy of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(copy.dataset.copy);
  copy.hidden = false;
  copy.onclick = async () => {
    field.select();
    // Without https there is no clipboard but the old one.
    const written = navigator.clipboard?.writeText(field.value) ?? Promise.reject();
    // Where neither takes it, nothing is said to be copied: it stands selected.
    if (await written.then(() => true, () => document.execCommand("copy"))) copy.nextElementSibling.textContent = copy.dataset.said;
  };
}
for (const share of navigator.share ? document.querySelectorAll("[data-share]") : []) {
  share.hidden = false;
  // Whoever puts the sheet away has changed their mind.
  share.onclick = () => navigator.share({ title: share.dataset.share, url: document.getElementById("share-address").value }).catch(() => {});
}
