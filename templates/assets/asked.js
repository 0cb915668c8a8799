// Before anything is drawn: whether the address asks for something, so that what stands below does not jump.
if (/[?&](q|committee|kind|year)=[^&]/.test(location.search)) document.documentElement.classList.add("asked");
