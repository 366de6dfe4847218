extension HeaderWords {
    static let targets: [String: String] = table([
        (
            "optIn",
            [
                "marketing opt in", "opt in", "opted in", "optin", "whatsapp opt in", "whatsapp opted in",
                "whatsapp optin",
                "whatsapp consent", "marketing consent", "accepts marketing", "accepts whatsapp marketing",
                "allow broadcast",
                "consent", "marketing", "subscribed", "newsletter", "consentimiento", "consentimento", "einwilligung",
                "consentement", "सहमति", "موافقة",
            ]
        ),
        (
            "email",
            [
                "email", "e mail", "email address", "e mail address", "e mail value", "email value", "mail", "email id",
                "mail id",
                "email work", "email home", "correo", "correo electronico", "direccion de correo electronico",
                "endereco de email",
                "endereço de e-mail", "courriel", "adresse e mail", "adresse de messagerie", "e mail adresse", "почта",
                "эл. почта", "электронная почта", "邮箱", "メール", "ईमेल", "ई-मेल", "البريد الإلكتروني", "البريد", "eposta",
                "e posta",
            ]
        ),
        (
            "company",
            [
                "company", "company name", "organization name", "organisation name", "organisation", "organization",
                "business name", "account name", "associated company", "empresa", "organizacion", "organização",
                "firma",
                "entreprise", "societe", "azienda", "bedrijf", "компания", "организация", "公司", "会社", "कंपनी", "कम्पनी",
                "الشركة",
                "şirket",
            ]
        ),
        (
            "country",
            [
                "country", "country name", "country code", "country region", "country iso", "phone country",
                "phone country code",
                "dial code", "calling code", "isd code", "pais", "pays", "land", "paese", "ülke", "страна", "国家", "国",
                "देश", "الدولة",
                "البلد", "codigo de pais", "código do país", "code pays", "landesvorwahl", "kraj",
            ]
        ),
        (
            "owner",
            [
                "owner", "contact owner", "lead owner", "account owner", "account manager", "assigned to", "assignee",
                "propietario",
                "responsavel", "besitzer", "proprietaire",
            ]
        ),
        (
            "tag",
            [
                "tags", "tag", "labels", "label", "group membership", "categories", "etiquetas", "etiquettes",
                "schlagworter",
                "kategorien", "categorias", "тэги", "теги", "метки", "टैग", "الوسوم", "标签",
            ]
        ),
        ("community", ["communities", "community"]),
    ])

    static let nameParts: [String: NamePart] = table([
        (
            .whole,
            [
                "name", "full name", "fullname", "display name", "contact name", "customer name", "client name",
                "profile name",
                "whatsapp name", "lead name", "customer", "client", "contact", "file as", "last name first name",
                "last first",
                "name last first", "surname first name", "nombre completo", "nombre y apellidos", "cliente",
                "nome completo",
                "nom complet", "nom et prenom", "nom prenom", "vollstandiger name", "anzeigename", "kunde", "naam",
                "imie i nazwisko", "имя", "фио", "姓名", "名前", "氏名", "이름", "नाम", "पूरा नाम", "الاسم", "الاسم الكامل",
                "ad soyad", "adi soyadi", "nama", "nama lengkap", "ho ten", "ho va ten", "ονομα",
            ]
        ),
        (
            .first,
            [
                "first name", "firstname", "fname", "first", "given name", "forename", "vorname", "nombre", "nombres",
                "nome",
                "prenom", "voornaam", "imie", "ad", "adi", "adı", "fornavn", "fornamn", "etunimi", "nama depan", "名",
                "पहला नाम",
                "الاسم الأول",
            ]
        ),
        (
            .middle,
            [
                "middle name", "middlename", "middle", "additional name", "segundo nombre", "weitere vornamen",
                "deuxieme prenom",
                "отчество",
            ]
        ),
        (
            .last,
            [
                "last name", "lastname", "lname", "last", "family name", "surname", "nachname", "familienname",
                "apellido",
                "apellidos", "sobrenome", "cognome", "nom", "nom de famille", "achternaam", "nazwisko", "soyad",
                "soyadı",
                "soyadi",
                "etternavn", "efternamn", "efternavn", "sukunimi", "фамилия", "nama belakang", "姓", "उपनाम", "अंतिम नाम",
                "اسم العائلة",
            ]
        ),
    ])
}
