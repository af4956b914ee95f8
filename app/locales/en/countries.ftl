## Lists of countries, of which the hall's partners stand first

countries-partners = Partner countries
countries-others = Other countries

## The countries that lectures come from

nav-countries = Countries
countries-title = Lectures by country
countries-lead = Where the speakers come from. Each country has a page of its lectures and replays.
countries-none = No countries yet
countries-none-text = A country appears here once a lecture by a speaker from that country is published.
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
country-lead = Lectures by speakers from this country: upcoming ones, and past ones with their replays.
country-upcoming = Upcoming lectures
country-past = Past lectures
country-speakers = Speakers from this country
country-none = No lectures from this country yet
country-none-text = When a lecture by a speaker from this country is published, it appears here. Until then, look through the programme.
country-others = All countries
