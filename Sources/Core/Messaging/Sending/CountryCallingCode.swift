/// The calling code of a country, for people whose number is hidden: their user id begins with the country.
enum CountryCallingCode {}
