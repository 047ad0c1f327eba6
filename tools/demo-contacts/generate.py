#!/usr/bin/env python3
"""Writes the sample contacts of `--demo` into host/Engine.Host/Demo/contacts. Same input, same bytes.

Everybody in it is invented. Numbers are taken only from ranges that the country's regulator keeps free for films and manuals
(GB 01632 960xxx, 020 7946 0xxx, 07700 900xxx; DE the "drama numbers" of five towns; FR 01 99 00 and its sisters; US and CA 555-01xx;
SE, IE, AU likewise); where there is no such range, the subscriber's part begins with zeros, as no subscriber's there does. Mail
addresses end in .example, which is nobody's.
"""
import base64
import csv
import hashlib
import io
import pathlib
import random
import struct
import unicodedata
import uuid
import zlib

TOP = pathlib.Path(__file__).resolve().parents[2]
TARGET = TOP / "host" / "Engine.Host" / "Demo" / "contacts"
NAMESPACE = uuid.UUID("6f1c1a52-8f5e-4c53-9d0b-3b1f5c0e7a11")


def spellings(trunk, code, area, rest, local=True):
    """Ways people type the number with national part `area`+`rest`."""
    half = len(rest) // 2
    parts = f"{rest[:half]} {rest[half:]}"
    ways = [
        f"+{code} {area} {parts}",
        f"{trunk}{area} {rest}",
        f"({trunk}{area}) {parts}",
        f"+{code}{area}{rest}",
        f"{trunk}{area}-{rest[:half]}-{rest[half:]}",
        f"{trunk}{area}{rest}",
        f"+{code}.{area}.{rest[:half]}.{rest[half:]}",
    ]
    if code not in ("55", "61", "81"):  # there the international prefix is another one
        ways.append(f"00{code} {area} {rest}")
    if trunk:
        ways += [f"+{code} ({trunk}){area} {rest}", f"{trunk}{area}/{parts}"]
    if local:
        ways.append(parts)
    return ways


# Bob Jones has 01632 960017 to himself: it is the number the documentation searches for.
BOB = 17


class Range:
    """A range of numbers to be given out one after another, in one spelling after another."""

    def __init__(self, trunk, code, area, pattern, ways=None, local=True):
        self.trunk, self.code, self.area, self.pattern, self.ways, self.local = trunk, code, area, pattern, ways, local
        self.next = 10

    def take(self):
        self.next += 1
        if self.next == BOB:
            self.next += 1
        digits = str(self.next).zfill(self.pattern.count("#"))
        rest = self.pattern.replace("#" * len(digits), digits)
        ways = self.ways(self, rest) if self.ways else spellings(self.trunk, self.code, self.area, rest, self.local)
        return ways[self.next % len(ways)], f"+{self.code}{self.area}{rest}"


def american(numbers, rest):
    area, last = numbers.area, rest[3:]
    return [f"({area}) 555-{last}", f"{area}-555-{last}", f"+1 {area} 555 {last}", f"1-{area}-555-{last}", f"{area}.555.{last}",
            f"+1{area}555{last}", f"555-{last}", f"1 ({area}) 555-{last}"]


def french(numbers, rest):
    whole = "0" + numbers.area + rest
    groups = [whole[i:i + 2] for i in range(0, 10, 2)]
    return [" ".join(groups), f"+33 {whole[1]} " + " ".join(groups[1:]), ".".join(groups), f"+33 (0){whole[1]} " + " ".join(groups[1:]),
            "0033" + whole[1:], whole]


COUNTRIES = {
    "GB": dict(
        name="United Kingdom", count=46, version="3.0",
        land=[Range("0", "44", "1632", "960###"), Range("0", "44", "20", "79460###", lambda n, r: [
            f"+44 20 {r[:4]} {r[4:]}", f"020 {r[:4]} {r[4:]}", f"(020) {r[:4]} {r[4:]}", f"+44 (0)20 {r[:4]} {r[4:]}", f"0044 20 {r}"]),
            Range("0", "44", "161", "4960###", local=False)],
        mobile=[Range("0", "44", "7700", "900###", local=False)],
        cities=[("Ambleford", "AM1 2BX"), ("London", "N1 0QQ"), ("Manchester", "M1 0QQ"), ("Peterborough", "PE1 0QQ")],
        streets=["{} High Street", "{} Station Road", "{} Mill Lane", "{} Church Walk"],
        first=["Bob", "Alice", "Oliver", "Charlotte", "Rhys", "Siobhan", "Graham", "Priya", "Duncan", "Imogen", "Bobby", "Winston"],
        last=["Jones", "Baker", "Thornbury", "O'Hara", "Llewellyn", "Ashdown", "Patel", "MacIntyre", "Fairweather", "Smith-Hughes"],
        companies=["Company A", "Bobbin & Thread Ltd", "Harbour Lights Plc", "Ambleford Dental Practice", "Green Lane Garage"],
        titles=["Sales Director", "Office Manager", "Engineer", "Receptionist", "Buyer"]),
    "DE": dict(
        name="Deutschland", count=24, version="3.0",
        land=[Range("0", "49", "30", "23125###"), Range("0", "49", "89", "99998###"), Range("0", "49", "40", "66969###"),
              Range("0", "49", "221", "4710###"), Range("0", "49", "69", "90009###")],
        mobile=[Range("0", "49", "171", "39200##", local=False)],
        cities=[("Berlin", "10115"), ("München", "80331"), ("Hamburg", "20095"), ("Köln", "50667"), ("Frankfurt am Main", "60311")],
        streets=["Lindenstraße {}", "Am Mühlbach {}", "Bahnhofstr. {}", "Gänsemarkt {}"],
        first=["Jürgen", "Anneliese", "Björn", "Käthe", "Uwe", "Ömer", "Sabine", "Wolfgang"],
        last=["Müller", "Weißenfels", "Schröder", "Großmann", "von der Heide", "Yıldırım", "Kühnemann", "Straßburger"],
        companies=["Mühlbach Werkzeugbau GmbH", "Nordlicht Logistik AG", "Bäckerei Großmann", "Süd-Elektronik KG"],
        titles=["Geschäftsführerin", "Einkauf", "Vertriebsleiter", "Buchhaltung"]),
    "FR": dict(
        name="France", count=20, version="2.1",
        land=[Range("0", "33", "1", "9900####", french), Range("0", "33", "2", "6191####", french), Range("0", "33", "4", "6571####", french)],
        mobile=[Range("0", "33", "6", "3998####", french)],
        cities=[("Paris", "75000"), ("Nantes", "44000"), ("Marseille", "13000")],
        streets=["{}, rue des Lilas", "{} bis, avenue de la Gare", "{}, place de l'Église"],
        first=["François", "Hélène", "Jean-Noël", "Zoé", "Étienne", "Maëlle", "Loïc"],
        last=["Lefèvre", "Bérenger", "de La Tour", "Dupré", "Châtelain", "N'Diaye", "Garçonnet"],
        companies=["Boulangerie Châtelain", "Lumière & Fils SARL", "Atelier Océan"],
        titles=["Directrice commerciale", "Chef d'équipe", "Secrétaire"]),
    "US": dict(
        name="United States", count=26, version="3.0",
        land=[Range("", "1", area, "55501##", american) for area in ("212", "415", "312", "206")],
        mobile=[Range("", "1", "917", "55501##", american)],
        cities=[("New York, NY", "10001"), ("San Francisco, CA", "94101"), ("Chicago, IL", "60601"), ("Seattle, WA", "98101")],
        streets=["{} Maple Street", "{} W 5th Ave, Suite 300", "{} Ocean Blvd"],
        first=["Bob", "Dolores", "Hank", "LaToya", "Miguel", "Peggy", "Chuck", "Ximena"],
        last=["Hollister", "Vandermeer", "Ortega", "Whitfield", "Kowalczyk", "Jonesborough", "Tran"],
        companies=["Acorn Hardware Inc.", "Pacific Kite Company", "Whitfield & Ortega LLP", "Lakeside Pediatrics"],
        titles=["Account Executive", "VP Operations", "Paralegal", "Front Desk"]),
    "NL": dict(
        name="Nederland", count=12, version="4.0",
        land=[Range("0", "31", "20", "000####", local=False), Range("0", "31", "10", "000####", local=False)],
        mobile=[Range("0", "31", "6", "00000###", local=False)],
        cities=[("Amsterdam", "1000 AA"), ("Rotterdam", "3000 AA")],
        streets=["Keizersgracht {}", "Dorpsstraat {}"],
        first=["Joost", "Anouk", "Maarten", "Fenna", "Sjoerd"], last=["de Vries", "van den Berg", "'t Hart", "IJsselstein", "Kuipers"],
        companies=["Tulp & Tegel BV", "IJsselstein Fietsen"], titles=["Inkoper", "Monteur", "Planner"]),
    "ES": dict(
        name="España", count=10, version="2.1",
        land=[Range("", "34", "300", "000###", local=False)], mobile=[],
        cities=[("Madrid", "28001"), ("A Coruña", "15001")], streets=["Calle del Olmo, {}", "Plaza Mayor, {}"],
        first=["Íñigo", "Begoña", "José Ángel", "Lucía"], last=["Muñoz Peña", "Ibáñez", "Castaño", "Güell"],
        companies=["Aceites La Peña S.L.", "Viajes Ibáñez"], titles=["Gerente", "Atención al cliente"]),
    "IT": dict(
        name="Italia", count=10, version="3.0",
        land=[Range("", "39", "06", "0000####", local=False), Range("", "39", "02", "000####", local=False)],
        mobile=[Range("", "39", "300", "000####", local=False)],
        cities=[("Roma", "00100"), ("Milano", "20121")], streets=["Via dei Mille {}", "Corso Garibaldi {}"],
        first=["Nicolò", "Giuditta", "Raffaele", "Beatrice"], last=["D'Angelo", "Bonaventura", "Lo Presti", "Cantù"],
        companies=["Cantù Arredamenti", "Officina Bonaventura"], titles=["Titolare", "Ufficio acquisti"]),
    "PL": dict(
        name="Polska", count=10, version="4.0",
        land=[Range("", "48", "22", "000####", local=False)], mobile=[],
        cities=[("Warszawa", "00-001"), ("Łódź", "90-001")], streets=["ul. Źródlana {}", "al. Dębowa {}"],
        first=["Łukasz", "Małgorzata", "Świętosław", "Żaneta"], last=["Wójcik", "Brzęczyszczykiewicz", "Kowalska-Nowak", "Ślusarczyk"],
        companies=["Źródło Sp. z o.o.", "Stolarnia Wójcik"], titles=["Prezes", "Kierownik zmiany"]),
    "GR": dict(
        name="Ελλάδα", count=10, version="4.0",
        land=[Range("", "30", "210", "000####", local=False)], mobile=[],
        cities=[("Αθήνα", "105 57"), ("Θεσσαλονίκη", "546 24")], streets=["Οδός Ελιάς {}", "Λεωφόρος Θάλασσας {}"],
        first=["Γιώργος", "Ελένη", "Νίκος", "Άννα"], last=["Παπαδάκης", "Ευσταθίου", "Θεοδωρίδης", "Κωνσταντίνου"],
        companies=["Ελαιώνες Παπαδάκη", "Ναυτιλιακή Αιγαίο"], titles=["Διευθύντρια", "Λογιστής"]),
    "JP": dict(
        name="日本", count=10, version="4.0",
        land=[Range("0", "81", "3", "0000####", local=False)], mobile=[Range("0", "81", "90", "0000####", local=False)],
        cities=[("東京都千代田区", "100-0001"), ("大阪市北区", "530-0001")], streets=["桜通り{}丁目", "本町{}番地"],
        first=["太郎", "花子", "健一", "美咲"], last=["山田", "鈴木", "高橋", "小林"],
        companies=["桜電機株式会社", "山田旅館"], titles=["部長", "受付"]),
    "BR": dict(
        name="Brasil", count=10, version="3.0",
        land=[Range("", "55", "11", "0000####", local=False), Range("", "55", "21", "0000####", local=False)],
        mobile=[Range("", "55", "11", "90000####", local=False)],
        cities=[("São Paulo", "01000-000"), ("Rio de Janeiro", "20000-000")], streets=["Rua das Palmeiras, {}", "Av. São João, {}"],
        first=["João", "Conceição", "Tainá", "Antônio"], last=["Gonçalves", "da Conceição", "Araújo Simões", "Magalhães"],
        companies=["Café Serra Azul Ltda.", "Padaria São João"], titles=["Gerente de vendas", "Assistente"]),
    "SE": dict(
        name="Sverige", count=6, version="3.0",
        land=[Range("0", "46", "8", "465004##"), Range("0", "46", "31", "39006##")], mobile=[Range("0", "46", "70", "17406##", local=False)],
        cities=[("Stockholm", "111 20"), ("Göteborg", "411 03")], streets=["Björkgatan {}", "Åvägen {}"],
        first=["Åsa", "Göran", "Linnéa"], last=["Björkqvist", "Östlund", "Håkansson"], companies=["Östlunds Snickeri AB"], titles=["Säljare", "Ägare"]),
    "IE": dict(
        name="Ireland", count=5, version="3.0",
        land=[Range("0", "353", "20", "915####")], mobile=[Range("0", "353", "20", "916####", local=False)],
        cities=[("Kilbracken", "T12 X000")], streets=["{} Quay Street"],
        first=["Aoife", "Cormac", "Niamh"], last=["Ó Briain", "MacNamara", "Delahunty"], companies=["Quayside Books"], titles=["Bookseller"]),
    "AU": dict(
        name="Australia", count=5, version="3.0",
        land=[Range("0", "61", "2", "5550####"), Range("0", "61", "3", "7010####")], mobile=[Range("0", "61", "491", "570###", local=False)],
        cities=[("Sydney NSW", "2000"), ("Melbourne VIC", "3000")], streets=["{} Wattle Drive"],
        first=["Kylie", "Bruce", "Narelle"], last=["Wentworth", "Nguyen", "Barramundi"], companies=["Wattle & Daub Builders"], titles=["Foreman"]),
    "CA": dict(
        name="Canada", count=4, version="3.0",
        land=[Range("", "1", "416", "55501##", american)], mobile=[Range("", "1", "604", "55501##", american)],
        cities=[("Toronto, ON", "M5V 0A0")], streets=["{} King Street W"],
        first=["Gordon", "Chloé"], last=["Tremblay", "MacDougall"], companies=["Maple Leaf Canoes"], titles=["Guide"]),
}

# Australia keeps single mobile numbers free, not a range.
AUSTRALIAN_MOBILES = ["0491 570 156", "0491 570 157", "+61 491 570 158", "0491570159", "0491 570 110"]

EXTENSIONS = [" x{}", " ext. {}", " Ext {}", " #{}", ";ext={}"]
NOTES = ["Prefers to be called after lunch.", "Met at the spring fair.\nSend the new catalogue; it is overdue.", "Pays on time.",
         "Speaks English, French; a little Greek.", "Wants an offer, not a call, before Friday.", "Key account, be kind."]
COLOURS = [(46, 110, 158), (178, 72, 60), (76, 140, 74), (140, 90, 160), (200, 140, 40), (50, 140, 140), (120, 80, 60), (90, 90, 110)]


def avatar(seed):
    """A 64 x 64 picture with a mirrored pattern of 5 x 5 squares, as PNG."""
    digest = hashlib.sha256(seed.encode()).digest()
    colour = COLOURS[digest[0] % len(COLOURS)]
    cells = [[digest[1 + 3 * row + min(col, 4 - col)] & 1 for col in range(5)] for row in range(5)]
    rows = bytearray()
    for y in range(64):
        bits = 0
        for x in range(64):
            col = (x - 2) // 12 if 2 <= x < 62 else -1
            inside = 0 <= (y - 2) // 12 < 5 and 2 <= y < 62 and col >= 0
            bits = bits << 1 | (cells[(y - 2) // 12][col] if inside else 0)
        rows += b"\0" + bits.to_bytes(8, "big")

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 64, 64, 1, 3, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"PLTE", bytes((236, 238, 241) + colour))
            + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b""))


def ascii_name(text):
    plain = {"ß": "ss", "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "’": "", "'": ""}
    folded = unicodedata.normalize("NFKD", "".join(plain.get(c, c) for c in text))
    return "-".join("".join(c for c in folded.lower() if c.isascii() and (c.isalnum() or c == " ")).split())


def people(country, data):
    chance = random.Random(f"demo {country}")
    companies = []
    for number, name in enumerate(data["companies"]):
        place = data["cities"][number % len(data["cities"])]
        spelling, e164 = data["land"][number % len(data["land"])].take()
        companies.append(dict(
            name=name, place=place, street=chance.choice(data["streets"]).format(chance.randrange(1, 200)), main=spelling, main_e164=e164,
            domain=(ascii_name(name) or f"firm-{country.lower()}{number + 1}") + ".example", people=0))
    taken = set()
    for index in range(data["count"]):
        company = companies[index % (len(companies) + 1)] if index % (len(companies) + 1) < len(companies) else None
        while True:
            first, last = chance.choice(data["first"]), chance.choice(data["last"])
            if country == "GB" and index == 0:
                first, last, company = "Bob", "Jones", companies[0]
            if (first, last) not in taken:
                break
        taken.add((first, last))
        phones = []
        if company:
            company["people"] += 1
            if company["people"] == 1 and not (country == "GB" and index == 0):
                phones.append(("work", company["main"]))
            elif company["people"] % 2 == 0:
                # The main number, spelt so that an extension can follow it.
                phones.append(("work", company["main_e164"] + EXTENSIONS[index % len(EXTENSIONS)].format(10 + company["people"])))
            else:
                phones.append(("work", chance.choice(data["land"]).take()[0]))
        else:
            phones.append(("home", chance.choice(data["land"]).take()[0]))
        if country == "AU":
            phones.append(("cell", AUSTRALIAN_MOBILES[index % len(AUSTRALIAN_MOBILES)]))
        elif index % 3 != 1:
            phones.append(("cell", chance.choice(data["mobile"]).take()[0]) if data["mobile"] else ("other", chance.choice(data["land"]).take()[0]))
        if company and index % 7 == 3:
            phones.append(("fax", chance.choice(data["land"]).take()[0]))
        if index % 11 == 5:
            phones.append(("other", chance.choice(data["land"]).take()[0]))
        if country == "GB" and index == 0:
            phones = [("work", "+44 1632 960017"), ("cell", "07700 900123")]
        place = company["place"] if company else chance.choice(data["cities"])
        mailbox = ".".join(part for part in (ascii_name(first), ascii_name(last)) if part) or f"contact{index + 1}"
        yield dict(
            country=data["name"], first=first, last=last, company=company["name"] if company else None,
            title=chance.choice(data["titles"]) if company else None,
            email=f"{mailbox}@{company['domain'] if company else 'mail.example'}",
            phones=phones, street=company["street"] if company else chance.choice(data["streets"]).format(chance.randrange(1, 200)),
            city=place[0], postal=place[1], note=NOTES[index % len(NOTES)] if index % 5 == 2 else None,
            photo=avatar(f"{country} {index}") if index % 7 == 0 else None, uid=str(uuid.uuid5(NAMESPACE, f"{country} {index}")))


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def fold(line):
    """RFC 6350, 3.2: at most 75 octets a line, never inside a character."""
    lines, current, room = [], "", 75
    for character in line:
        if len((current + character).encode()) > room:
            lines.append(current)
            current, room = "", 74
        current += character
    return "\r\n ".join(lines + [current]) + "\r\n"


def quoted_printable(name, value):
    """vCard 2.1: text beyond ASCII is quoted-printable, soft breaks at 76."""
    if value.isascii() and "\n" not in value:
        return f"{name}:{value}\r\n"
    line, out = f"{name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:", ""
    for byte in value.replace("\n", "\r\n").encode():
        piece = chr(byte) if 32 <= byte < 127 and byte != 61 else f"={byte:02X}"
        if len(line) + len(piece) > 75:
            out, line = out + line + "=\r\n", ""
        line += piece
    return out + line + "\r\n"


def card21(p):
    kinds = {"work": "WORK;VOICE", "home": "HOME;VOICE", "cell": "CELL", "fax": "WORK;FAX", "other": "VOICE"}
    out = "BEGIN:VCARD\r\nVERSION:2.1\r\n" + quoted_printable("N", f"{p['last']};{p['first']}") + quoted_printable("FN", f"{p['first']} {p['last']}")
    if p["company"]:
        out += quoted_printable("ORG", p["company"]) + quoted_printable("TITLE", p["title"])
    for kind, number in p["phones"]:
        out += f"TEL;{kinds[kind]}:{number}\r\n"
    out += f"EMAIL;PREF;INTERNET:{p['email']}\r\n"
    out += quoted_printable(f"ADR;{'WORK' if p['company'] else 'HOME'}", f";;{p['street']};{p['city']};;{p['postal']};{p['country']}")
    if p["note"]:
        out += quoted_printable("NOTE", p["note"])
    if p["photo"]:
        data = base64.b64encode(p["photo"]).decode()
        out += "PHOTO;TYPE=PNG;ENCODING=BASE64:\r\n" + "".join(f" {data[i:i + 72]}\r\n" for i in range(0, len(data), 72)) + "\r\n"
    return out + f"UID:{p['uid']}\r\nEND:VCARD\r\n"


def card30(p):
    kinds = {"work": "TYPE=WORK,VOICE", "home": "TYPE=HOME,VOICE", "cell": "TYPE=CELL", "fax": "TYPE=WORK,FAX", "other": "TYPE=VOICE"}
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{escape(p['last'])};{escape(p['first'])};;;", f"FN:{escape(p['first'] + ' ' + p['last'])}"]
    if p["company"]:
        lines += [f"ORG:{escape(p['company'])}", f"TITLE:{escape(p['title'])}"]
    lines += [f"TEL;{kinds[kind]}:{number}" for kind, number in p["phones"]]
    where = "WORK" if p["company"] else "HOME"
    lines += [f"EMAIL;TYPE=INTERNET:{p['email']}",
              f"ADR;TYPE={where}:;;{escape(p['street'])};{escape(p['city'])};;{p['postal']};{escape(p['country'])}"]
    if p["note"]:
        lines.append(f"NOTE:{escape(p['note'])}")
    if p["photo"]:
        lines.append(f"PHOTO;ENCODING=b;TYPE=PNG:{base64.b64encode(p['photo']).decode()}")
    return "".join(map(fold, lines + [f"UID:{p['uid']}", "END:VCARD"]))


def card40(p):
    kinds = {"work": "work,voice", "home": "home,voice", "cell": "cell", "fax": "work,fax", "other": "voice"}
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"N:{escape(p['last'])};{escape(p['first'])};;;", f"FN:{escape(p['first'] + ' ' + p['last'])}"]
    if p["company"]:
        lines += [f"ORG:{escape(p['company'])}", f"TITLE:{escape(p['title'])}"]
    for kind, number in p["phones"]:
        digits = "".join(c for c in number.split(";")[0] if c.isdigit())
        if number.startswith("+") and not any(c.isalpha() or c == "#" for c in number.split(";")[0]):
            extension = ";ext=" + number.split(";ext=")[1] if ";ext=" in number else ""
            lines.append(f'TEL;VALUE=uri;TYPE="{kinds[kind]}":tel:+{digits}{extension}')
        else:
            lines.append(f'TEL;TYPE="{kinds[kind]}":{escape(number)}')
    lines += [f"EMAIL:{p['email']}", f"ADR:;;{escape(p['street'])};{escape(p['city'])};;{p['postal']};{escape(p['country'])}"]
    if p["note"]:
        lines.append(f"NOTE:{escape(p['note'])}")
    if p["photo"]:
        lines.append(f"PHOTO:data:image/png;base64,{base64.b64encode(p['photo']).decode()}")
    return "".join(map(fold, lines + [f"UID:urn:uuid:{p['uid']}", "END:VCARD"]))


def write_csv(everyone):
    """As Outlook exports it."""
    columns = ["First Name", "Last Name", "Company", "Job Title", "Business Street", "Business City", "Business Postal Code", "Business Country/Region",
               "Business Fax", "Business Phone", "Home Phone", "Mobile Phone", "Other Phone", "E-mail Address", "Notes"]
    kinds = {"work": "Business Phone", "home": "Home Phone", "cell": "Mobile Phone", "fax": "Business Fax", "other": "Other Phone"}
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, columns, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writeheader()
    for p in everyone:
        row = {"First Name": p["first"], "Last Name": p["last"], "Company": p["company"] or "", "Job Title": p["title"] or "", "Business Street": p["street"],
               "Business City": p["city"], "Business Postal Code": p["postal"], "Business Country/Region": p["country"], "E-mail Address": p["email"],
               "Notes": p["note"] or ""}
        row |= {kinds[kind]: number for kind, number in p["phones"]}
        table.writerow(row)
    return "\ufeff" + out.getvalue()


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.iterdir():
        old.unlink()
    cards = {"2.1": card21, "3.0": card30, "4.0": card40}
    total = 0
    for country, data in COUNTRIES.items():
        everyone = list(people(country, data))
        total += len(everyone)
        name = {"GB": "united-kingdom", "DE": "germany", "FR": "france", "US": "united-states", "NL": "netherlands", "ES": "spain", "IT": "italy", "PL": "poland",
                "GR": "greece", "JP": "japan", "BR": "brazil", "SE": "sweden", "IE": "ireland", "AU": "australia", "CA": "canada"}[country]
        if country in ("IE", "SE"):
            (TARGET / f"{name}.csv").write_bytes(write_csv(everyone).encode())
        else:
            (TARGET / f"{name}.vcf").write_bytes("".join(map(cards[data["version"]], everyone)).encode())
    print(f"{total} contacts in {TARGET.relative_to(TOP)}")


if __name__ == "__main__":
    main()
