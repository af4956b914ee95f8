// A page that has something to ask at a later time is loaded anew when that comes.
setTimeout(() => location.reload(), Number(document.querySelector("[data-again]").dataset.again));
