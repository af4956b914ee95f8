## Materials of a lecture

materials-title = Materials
materials-more = { $n ->
    [one] One is not shown here: it is for those enrolled.
   *[other] { $n } are not shown here: they are for those enrolled.
}

## Materials at the desk

materials-text = Files and links to read before or after the lecture, shown in this order. At most { $most } for one lecture.
materials-none = No materials yet.
material-column-what = Material
material-column-act = Actions
material-shown = When it is shown
material-shown-before = Before the lecture
material-shown-before-hint = Shown at once, and still during and after the lecture.
material-shown-after = After the lecture
material-shown-after-hint = Shown only once the lecture has ended. Nobody can open it before then.
material-readers = Who can open it
material-readers-enrolled = Those enrolled
material-readers-enrolled-hint = Others see only how many there are.
material-readers-everyone = Everyone
material-readers-everyone-hint = Anyone who can see the lecture’s page, also without an account.
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
material-link-hint = It begins with https:// or http:// and has at most { $most } characters. The name of its site is shown beside it.
material-file = File
material-file-replace = Replace the file
material-file-hint = PDF, PowerPoint, Word, Excel, OpenDocument, CSV, text, PNG or JPEG, without macros; at most { $mb } MB.
material-title = Title
material-title-hint = At most { $most } characters. If left empty, the name of the file, or of the link’s site, is shown.
material-language = Language
material-language-none = Not specified
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
material-kind = Files of this kind are not accepted. The hint above the field lists those that are.
material-content = The file is not what its name says, or it contains macros. Save it again, without macros, in the application it was made with, then choose the new file.
material-url = This is not the address of a page. It must begin with https:// or http:// and contain neither a user name nor a password.
material-url-long = This address is longer than { $most } characters. Give a shorter one.
material-too-many = This lecture already has { $most } materials. Remove one first.
