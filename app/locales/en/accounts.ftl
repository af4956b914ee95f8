## Fields

field-name = Name
field-name-hint = As it should be written on a certificate.
field-email = E-mail address
field-password = Password
field-new-password-hint = At least { $min } characters. A few words in a row are easier to remember than a short, complicated password.
field-country = Country
choose-country = Choose a country
field-organisation = Organization
field-organisation-hint = Your ministry, firm, school or cooperative. If you work for yourself, write “independent”.
field-kind = What you do
field-language = Language
field-time-zone = Time zone
field-time-zone-hint = Times are shown in this zone. The list is by city, with today’s difference from UTC.

kind-official = I work for a government or a public body
kind-official-hint = An organizer confirms this before you can enrol in lectures for officials. Lectures for everyone are open to you at once.
kind-practitioner = I trade, produce, teach or advise
kind-practitioner-hint = Lectures for practitioners and for everyone are open to you at once.

## Signing up

sign-up-title = Create an account
sign-up-lead = You need one to enrol, to join a lecture, and to have your attendance counted. Replays are open to all, except those for officials or practitioners.
sign-up-button = Create account
sign-up-link = Create an account
have-account = Already have an account?
signed-up = Welcome. Your account is ready, and you are signed in.

## Signing in and out

sign-in-title = Sign in
sign-in-button = Sign in
confirm-it-title = Confirm that it is you
confirm-it-text = You have been away for a while. Please type your password again before anything about a person is changed.
confirm-it-button = Continue
signed-in-press-again = Thank you. Nothing has been changed yet: please press the button again.
problem-this-password = This is not your password.
no-account-yet = New here?
signed-in-as = You are signed in as { $name }.
signed-out = You are signed out.

## Profile

profile-title = Profile
signs-in-with = You sign in with
profile-save = Save profile
profile-saved = Your profile is saved.
password-title = Password
password-text = Changing your password signs you out everywhere else. Here you stay signed in.
field-old-password = Current password
field-new-password = New password
password-save = Change password
password-changed = Your password is changed. You are signed out everywhere else.
official-status-claimed = Waiting for your official status to be confirmed
official-status-claimed-text = You said that you work for a government or a public body. An organizer will check your name, country and organization. Until then you can enrol in every lecture that is not for officials only.
official-status-confirmed = Your official status is confirmed
official-status-confirmed-text = Lectures for officials are open to you. If you change your country or organization, an organizer has to confirm your status again.

## The first organizer

set-up-title = Set up the hall
set-up-lead = You are the first here. This account will schedule lectures, confirm officials and answer for the figures.
set-up-button = Create organizer account
set-up-closed = This link is incomplete or has already been used.
set-up-closed-next = If the hall has no organizer yet, restart it: it prints a new link. Or run this command on the server, with the e-mail address at the end:

## What is wrong with what was typed

problem-email = Please type an e-mail address such as amina@example.org.
problem-password-short = This password is too short. It needs at least { $min } characters.
problem-password-long = This password is too long. It can have at most { $max } characters.
problem-password-weak = This password is easy to guess. Add another word or two.
problem-password-known = This password is made of words, names, a season or a year that are guessed first. Choose a few words that have nothing to do with you or the hall.
problem-account = This address cannot be used for a new account. If it is yours, sign in instead.
problem-credentials = The e-mail address or the password is wrong.
problem-old-password = This is not the password you sign in with.
problem-set-up-token = This set-up link is incomplete or has already been used.
