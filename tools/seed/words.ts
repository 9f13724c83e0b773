/** The words that seeded mails use most, by language, most frequent first; vocabulary.ts adds the long tail. */
export type Language = 'en' | 'es' | 'de' | 'fr' | 'it';

export const HEADS: Record< Language, string > = {
	en: `the to and a of is in my for it you i on that with not this have be are was but at your we they from or has can will would
please order parcel delivery thanks invoice refund question account address payment broken week yesterday still number email again
teapot mug glaze saucer handle kiln kettle bowl plate vase colour size gift wrapping label courier customs shelf exchange return
arrived missing damaged late wrong second first last morning evening today tomorrow phone answer website password login voucher
discount subscription shipping tracking warehouse stock price receipt tax company street city country name picture attached waiting
urgent friend birthday wedding present kitchen workshop studio ceramic porcelain stoneware cup tray lid spout crack chip stain`,
	es: `de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya este muy sin sobre también me hasta
pedido paquete entrega gracias factura reembolso pregunta cuenta dirección pago roto semana ayer todavía número correo señor señora
tetera taza esmalte platillo asa horno cuenco plato jarrón color tamaño regalo envoltorio etiqueta mensajero aduana estante cambio
devolución llegó falta dañado tarde equivocado mañana noche hoy teléfono respuesta página contraseña cupón descuento envío almacén
precio recibo impuesto empresa calle ciudad país nombre foto adjunto esperando urgente amigo cumpleaños boda cocina taller cerámica
porcelana bandeja tapa grieta mancha niño año pequeño español cariño montaña compañía`,
	de: `die der und in zu den das nicht von sie ist des sich mit dem dass er es ein ich auf so eine auch als an nach wie im für man aber aus
bestellung paket lieferung danke rechnung erstattung frage konto adresse zahlung kaputt woche gestern noch nummer mail wieder
teekanne tasse glasur untertasse henkel brennofen schüssel teller vase farbe größe geschenk verpackung etikett kurier zoll regal
umtausch rückgabe angekommen fehlt beschädigt spät falsch morgen abend heute telefon antwort webseite passwort gutschein rabatt
versand lager preis quittung steuer firma straße stadt land name bild anhang warten dringend freund geburtstag hochzeit küche
werkstatt keramik porzellan steinzeug tablett deckel ausguss riss fleck schön grüße möchte würde können`,
	fr: `de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son mais comme ou si leur y dont
commande colis livraison merci facture remboursement question compte adresse paiement cassé semaine hier encore numéro courriel
théière tasse émail soucoupe anse four bol assiette vase couleur taille cadeau emballage étiquette coursier douane étagère échange
retour arrivé manque abîmé tard erreur matin soir demain téléphone réponse site mot passe bon remise expédition entrepôt prix reçu
taxe société rue ville pays nom photo joint attente urgent ami anniversaire mariage cuisine atelier céramique porcelaine plateau
couvercle fissure tache été garçon où déjà reçue`,
	it: `di che e la il un a per in una mi sono ho non ma lo ha le si ti i con cosa se io come da ci questo qui hai sei del bene tu sì me
ordine pacco consegna grazie fattura rimborso domanda conto indirizzo pagamento rotto settimana ieri ancora numero posta signora
teiera tazza smalto piattino manico forno ciotola piatto vaso colore misura regalo confezione etichetta corriere dogana scaffale
cambio reso arrivato manca danneggiato tardi sbagliato mattina sera oggi domani telefono risposta sito parola buono sconto spedizione
magazzino prezzo ricevuta tassa ditta via città paese nome foto allegato attesa urgente amico compleanno nozze cucina bottega
ceramica porcellana vassoio coperchio crepa macchia perché più così può`,
};

/** What made-up words of the long tail are put together from. */
export const SYLLABLES: Record< Language, string > = {
	en: 'ash bar bel ber cal con den dor el fen fol gar gle hal ing ker lan len lor mar mel mer nor or pen per ral ren ris sal ser stan ter thor ton ver wal wen',
	es: 'ba ca cer co do dor en er ga gue ja la ller lo ma men mo na ñe no pa que ra re ri ro sa se so ta te to tra va ver zo ción dad',
	de: 'al ber berg burg den der dorf eck en er feld gen ger haus heim hof keit ker land lich ling mann mit nau ning rich schaft ser stein ter tung ung ver wald wer zeug ström',
	fr: 'an ban beau bel cha char con cour dé den é er eau fer gar gné ier il la lé li lin lon mar mé mon nel oir on ran ré ri rou sal son teau ter vi vil',
	it: 'ba bel ca ci co da dro el fa fi ga gna gli la le li lo lu ma me mi na ne no pa pe po ra re ri ro sa se si so ta te ti to tra va zio',
};

export const FIRST_NAMES =
	'Anna Ben Carla Diego Elena Farid Greta Hugo Ines Jonas Karin Lars María Nils Olga Pablo Rosa Sven Teresa Umut Vera Walter Ximena Yusuf Zoë Léa Björn Chloé Íñigo José Agnès Jürgen Małgorzata Łukasz Søren Åsa Dvořák Nuria Ömer Siobhán'.split(
		' '
	);

export const FILE_NAMES =
	'photo invoice receipt label damage packaging delivery-note screenshot order-form warranty teapot mug-broken factura recibo foto-paquete rechnung lieferschein bild étiquette bon-de-commande scan contract'.split(
		' '
	);

/** What files are called at the end, with their types. */
export const FILE_TYPES = [
	[ 'jpg', 'image/jpeg' ],
	[ 'pdf', 'application/pdf' ],
	[ 'png', 'image/png' ],
] as const;
