## Materials of a lecture

materials-title = Materials
materials-more = { $n ->
    [one] One more is for those enrolled.
   *[other] { $n } more are for those enrolled.
}

## Materials at the desk

materials-text = Files and links to read before the lecture or after it. At most { $most } for one lecture, in this order.
materials-none = No materials yet.
material-column-what = Material
material-column-act = Actions
material-shown = When it is shown
material-shown-before = Before the lecture
material-shown-before-hint = At once, and also during the lecture and after it.
material-shown-after = After the lecture
material-shown-after-hint = Only once the lecture has ended. Nobody can open it before.
material-readers = Who can open it
material-readers-enrolled = Those enrolled
material-readers-enrolled-hint = Others are told how many there are, and no more.
material-readers-everyone = Everyone
material-readers-everyone-hint = Whoever can see the lecture’s page, also without an account.
material-edit = Edit
material-edit-label = Edit “{ $title }”
material-up = Up
material-up-label = Up: “{ $title }”
material-down = Down
material-down-label = Down: “{ $title }”
material-remove = Remove …
material-remove-label = Remove … “{ $title }”
material-remove-file = The file is deleted, and nobody can download it any more. You can upload it again.
material-remove-link = The link is no longer shown. You can add it again.
material-remove-button = Remove it
material-add = Add a material
material-add-text = Give the address of a page, or choose a file.
material-link = Link
material-link-hint = Beginning with https:// or http://; at most { $most } characters. Its host is shown beside it.
material-file = File
material-file-replace = Replace the file
material-file-hint = PDF, PowerPoint, Word, Excel, OpenDocument, CSV, text, PNG or JPEG, without macros; at most { $mb } MB.
material-title = Title
material-title-hint = At most { $most } characters. Left empty, it is the name of the file, or the host of the link.
material-language = Language
material-language-none = Not said
material-add-button = Add
material-save = Save
material-page-title = Edit “{ $title }”
material-added = The material is added.
material-changed = The material is saved.
material-moved = The order is saved.
material-removed = The material is removed.
material-none = Give a link or choose a file.
material-both = Give either a link or a file. For the other, add another material.
material-empty = This file is empty. Choose another.
material-kind = Files of this kind are not taken. See the list above the field.
material-content = The file is not what its name says, or holds macros. Save it again from its program, and choose that one.
material-url = This is no address of a page. It begins with https:// or http://, and holds neither a user name nor a password.
material-too-many = This lecture has { $most } materials already. Remove one first.
