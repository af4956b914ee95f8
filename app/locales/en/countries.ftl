## Lists of countries, of which the hall's partners stand first

countries-partners = Partner countries
countries-others = Other countries
