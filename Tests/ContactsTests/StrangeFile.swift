import Foundation
import Testing

@testable import Contacts

/// A file as another program or another country writes it, and what is to be made of it with India as the default.
struct StrangeFile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let phone: String
    let name: [String]
    /// Column and target.
    let others: [String]
    /// For each row its number, or the code of what is wrong.
    let numbers: [String]
    /// For each row.
    let names: [String]?

    init(
        _ description: String,
        _ text: String,
        phone: String = "Phone",
        name: [String] = ["Name"],
        others: [String] = [],
        numbers: [String],
        names: [String]? = nil
    ) {
        self.init(
            description,
            Array(text.utf8),
            phone: phone,
            name: name,
            others: others,
            numbers: numbers,
            names: names
        )
    }

    init(
        _ description: String,
        _ bytes: [UInt8],
        phone: String = "Phone",
        name: [String] = ["Name"],
        others: [String] = [],
        numbers: [String],
        names: [String]? = nil
    ) {
        testDescription = description
        self.bytes = bytes
        self.phone = phone
        self.name = name
        self.others = others
        self.numbers = numbers
        self.names = names
    }
}

extension StrangeFile {
    static let programs = [
        StrangeFile(
            "Google Contacts",
            """
            First Name,Middle Name,Last Name,Labels,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Organization Name
            Asha,,Rao,VIP ::: * myContacts,a@example.com ::: b@example.com,Mobile,+91 98765 43210 ::: +91 98765 43211,,,Acme
            Bina,,,* myContacts,,,,Mobile,098765 43212,
            """,
            phone: "Phone 1 - Value",
            name: ["First Name", "Middle Name", "Last Name"],
            others: [
                "Labels", "tag", "E-mail 1 - Value", "email", "Organization Name", "company", "Phone 2 - Value",
                "phone",
            ],
            numbers: ["+919876543210", "+919876543212"],
            names: ["Asha Rao", "Bina"]
        ),
        StrangeFile(
            "Google Contacts until 2023",
            """
            Name,Given Name,Additional Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name
            Asha Rao,Asha,,Rao,,* myContacts ::: VIP,* ,a@example.com,Mobile,+919876543210,Acme
            """,
            phone: "Phone 1 - Value",
            name: ["Given Name", "Additional Name", "Family Name"],
            others: ["Group Membership", "tag", "E-mail 1 - Value", "email", "Organization 1 - Name", "company"],
            numbers: ["+919876543210"],
            names: ["Asha Rao"]
        ),
        StrangeFile(
            "Outlook",
            [UInt8](
                """
                "Title","First Name","Middle Name","Last Name","Company","Business Country/Region","Business Fax","Business Phone","Home Phone","Mobile Phone","Categories","E-mail Address","Birthday"\r
                "Mr","José","","Muñoz","Café","","+91 44 2222 3333","+91 44 2222 3334","","+91 98765 43210","VIP;Old","jose@example.com","0/0/00"\r
                "","Zoë","","Ray","","","","+91 44 2222 3335","","","","","0/0/00"\r

                """.data(using: .windowsCP1252) ?? Data()
            ),
            phone: "Mobile Phone",
            name: ["First Name", "Middle Name", "Last Name"],
            others: [
                "Company", "company", "Business Country/Region", "country", "Categories", "tag", "E-mail Address",
                "email",
            ],
            numbers: ["+919876543210", "phone-missing-number"],
            names: ["José Muñoz", "Zoë Ray"]
        ),
        StrangeFile(
            "HubSpot",
            """
            "Record ID","First Name","Last Name","Email","Phone Number","Contact owner","Lead Status","Marketing contact status","Create Date","Associated Company"
            "91876543210","Asha","Rao","a@example.com","+91 98765-43210","","New","Marketing contact","2026-01-05 10:22","Acme"
            "91876543211","Bina","","b@example.com","","","","Non-marketing contact","2026-01-06 10:22",""
            """,
            phone: "Phone Number",
            name: ["First Name", "Last Name"],
            others: ["Email", "email", "Contact owner", "owner", "Associated Company", "company"],
            numbers: ["+919876543210", "phone-missing-number"]
        ),
        StrangeFile(
            "Zoho",
            """
            Record Id,Contact Owner.id,Contact Owner,First Name,Last Name,Account Name,Email,Phone,Mobile,Mailing Country
            zcrm_4876876000000123456,zcrm_4876876000000123,Ravi,Asha,Rao,Acme,a@example.com,022 2345 6789,9876543210,India
            """,
            phone: "Mobile",
            name: ["First Name", "Last Name"],
            others: [
                "Contact Owner", "owner", "Account Name", "company", "Email", "email", "Mailing Country", "country",
            ],
            numbers: ["+919876543210"]
        ),
        StrangeFile(
            "A report of Salesforce",
            """
            "Contacts of the South"
            "As of 2026-11-30 12:00:00 India Standard Time"

            "First Name","Last Name","Account Name","Mobile","Mailing Country"
            "Asha","Rao","Acme","98765 43210","IN"
            "Bob","Ray","Globex","(201) 483-7261","United States"

            "Grand Totals (2 records)"
            "Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."
            """,
            phone: "Mobile",
            name: ["First Name", "Last Name"],
            others: ["Account Name", "company", "Mailing Country", "country"],
            numbers: ["+919876543210", "+12014837261", "phone-missing-number", "phone-missing-number"]
        ),
        StrangeFile(
            "WATI",
            "Name,CountryCode,Phone,AllowBroadcast,AllowSMS\nAsha,91,9876543210,TRUE,TRUE\nBob,1,2014837261,FALSE,TRUE\n",
            others: ["CountryCode", "country", "AllowBroadcast", "optIn"],
            numbers: ["+919876543210", "+12014837261"]
        ),
        StrangeFile(
            "Interakt",
            "Phone Number,Country Code,Name,Email,Tags,WhatsApp Opted In\n9876543210,+91,Asha,a@example.com,\"VIP, New\",Yes\n",
            phone: "Phone Number",
            others: ["Country Code", "country", "Email", "email", "Tags", "tag", "WhatsApp Opted In", "optIn"],
            numbers: ["+919876543210"]
        ),
        StrangeFile(
            "AiSensy",
            "Name,Mobile Number,Tags,Source,First Message At\nAsha,919876543210,VIP|New,ORGANIC,2026-11-01T10:00:00.000Z\n",
            phone: "Mobile Number",
            others: ["Tags", "tag"],
            numbers: ["+919876543210"]
        ),
        StrangeFile(
            "Gallabox",
            "Contact Name,Phone,Email,Tags,Contact Id\nAsha,+919876543210,,VIP,64f0c0ffee0000000012345\n",
            name: ["Contact Name"],
            others: ["Email", "email", "Tags", "tag"],
            numbers: ["+919876543210"]
        ),
        StrangeFile(
            "Chatwoot",
            "id,name,email,phone_number,identifier,country,labels\n12345678,Asha,,+919876543210,,India,\"vip,new\"\n",
            phone: "phone_number",
            name: ["name"],
            others: ["email", "email", "country", "country", "labels", "tag"],
            numbers: ["+919876543210"]
        ),
        StrangeFile(
            "Mailchimp",
            #"""
            "Email Address","First Name","Last Name","Phone Number",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,LEID,TAGS
            a@example.com,Asha,Rao,"98765 43210",2,"2026-01-05 10:22:33",203.0.113.7,4211234567,"""VIP"",""New"""
            """#,
            phone: "Phone Number",
            name: ["First Name", "Last Name"],
            others: ["Email Address", "email", "TAGS", "tag"],
            numbers: ["+919876543210"]
        ),
        StrangeFile(
            "Shopify",
            """
            Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address City,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Tags
            '7012345678901,Asha,Rao,a@example.com,yes,Acme,Pune,IN,'411001,'+919876543210,'+919876543210,no,1200.00,"vip, new"
            """,
            phone: "Phone",
            name: ["First Name", "Last Name"],
            others: [
                "Email", "email", "Default Address Company", "company", "Default Address Country Code", "country",
                "Tags", "tag",
            ],
            numbers: ["+919876543210"]
        ),
        StrangeFile(
            "WooCommerce",
            """
            customer_id,user_login,billing_first_name,billing_last_name,billing_company,billing_email,billing_phone,billing_country,orders
            17,asha,Asha,Rao,Acme,a@example.com,09876543210,IN,3
            """,
            phone: "billing_phone",
            name: ["billing_first_name", "billing_last_name"],
            others: ["billing_company", "company", "billing_email", "email", "billing_country", "country"],
            numbers: ["+919876543210"]
        ),
        StrangeFile(
            "A CRM's words run together",
            "firstName,lastName,PhoneNumber,emailAddress\nAsha,Rao,919876543210,a@example.com\n",
            phone: "PhoneNumber",
            name: ["firstName", "lastName"],
            others: ["emailAddress", "email"],
            numbers: ["+919876543210"]
        ),
    ]
}
