## Fields

field-name = Name
field-name-hint = As it should be written on a certificate.
field-email = E-mail address
field-password = Password
field-new-password-hint = At least { $min } characters. A few words in a row are easier to remember than a short, odd one.
field-country = Country
choose-country = Choose a country
field-organisation = Organisation
field-organisation-hint = Your office, firm, school or cooperative. If you work for yourself, write “independent”.
field-kind = What you do
field-language = Language
field-time-zone = Time zone
field-time-zone-hint = Times are shown in this zone. The list goes by city, with the difference from UTC today.

kind-official = I work for a government or a public body
kind-official-hint = An organizer confirms this before you can enrol in lectures for officials. Lectures for everyone are open at once.
kind-practitioner = I trade, produce, teach or advise
kind-practitioner-hint = Lectures for practitioners and for everyone are open at once.

## Signing up

sign-up-title = Create an account
sign-up-lead = You need one to enrol, to join a lecture, and to have your attendance counted. Replays are open to all, except those for officials or practitioners.
sign-up-button = Create the account
sign-up-link = Create an account
have-account = You have an account already?
signed-up = Welcome. Your account is ready, and you are signed in.

## Signing in and out

sign-in-title = Sign in
sign-in-button = Sign in
confirm-it-title = Confirm that it is you
confirm-it-text = You were away for a while. Before anything about a person is changed, please type your password again.
confirm-it-button = Continue
signed-in-press-again = Thank you. Nothing has been changed yet: please press the button again.
problem-this-password = This is not your password.
no-account-yet = New here?
signed-in-as = You are signed in as { $name }.
signed-out = You are signed out.

## Profile

profile-title = Profile
signs-in-with = You sign in with
profile-save = Save the profile
profile-saved = Your profile is saved.
password-title = Password
password-text = A new password signs you out everywhere else. Here you stay signed in.
field-old-password = The password until now
field-new-password = New password
password-save = Change the password
password-changed = Your password is changed. You are signed out everywhere else.
official-status-claimed = Waiting for your official status to be confirmed
official-status-claimed-text = You said that you work for a government or a public body. An organizer will look at your name, country and organisation. Until then you can enrol in every lecture that is not for officials only.
official-status-confirmed = Your office is confirmed
official-status-confirmed-text = Lectures for officials are open to you. If you change your country or organisation, an organizer confirms it again.

## The first organizer

set-up-title = Set up the hall
set-up-lead = You are the first here. This account will schedule lectures, confirm officials and answer for the figures.
set-up-button = Create the first organizer
set-up-closed = This link is not complete, or it has been used already.
set-up-closed-next = If the hall has no organizer yet, start it again and it prints a new link. Or run this command on the server, with the e-mail address at its end:

## What is wrong with what was typed

problem-email = Please write an e-mail address, as in amina@example.org.
problem-password-short = This password is too short. It needs at least { $min } characters.
problem-password-long = This password is too long. It can have at most { $max } characters.
problem-password-weak = This password is easy to guess. Add another word or two.
problem-password-known = This password is made of words, names, a season or a year that others try first. Use a few words of your own that have nothing to do with you or with the hall.
problem-account = This address cannot be used for a new account. If it is yours, sign in instead.
problem-credentials = The address or the password is not right.
problem-old-password = This is not the password you sign in with.
problem-set-up-token = This set-up link is not complete, or it has been used already.
