## Lists of countries, of which the hall's partners stand first

countries-partners = Partner countries
countries-others = Other countries

## The countries that lectures come from

nav-countries = Countries
countries-title = Lectures by country
countries-lead = Where the speakers come from. Each country has a page of its lectures and replays.
countries-none = No country can be named yet
countries-none-text = Countries appear here as soon as lectures are published whose speakers have said where they come from.
country-lectures = { $n ->
    [one] { $n } lecture
   *[other] { $n } lectures
}
country-replays = { $n ->
    [one] { $n } replay
   *[other] { $n } replays
}

## A country’s page

# From a list that is narrowed to a country.
country-page = { $country }: lectures and replays
country-partner = Partner country
country-lead = The lectures of its speakers: those to come, and those that are over, with their replays.
country-upcoming = Upcoming lectures
country-past = Past lectures
country-speakers = Speakers from here
country-none = No lecture from here yet
country-none-text = As soon as somebody from this country speaks in the hall, the lecture appears here. Until then, look through the programme.
country-others = All countries
