const DEVICE =
	'(i\\s?phone|i\\s?pad|i\\s?pod|i\\s?os|mac|apple|android|samsung|galaxy|huawei|xiaomi|redmi|nokia|htc|lg|sony|xperia|pixel|oneplus|motorola|moto|black\\s?berry|windows|lumia|surface|treo|palm|mobile|mobil\\w*|móvil|celular|cell(\\s?phone)?|smart\\s?phone|phone|tele(f|ph)\\w*|téléphone|tablet\\w*|handy\\w*|outlook|yahoo|gmail|mail(box)?|airmail|spark|proton\\w*|posteo|newton|type\\s?app|bluemail|aqua\\s?mail|k-9|fairemail|edison|thunderbird|web\\.?de|gmx|aol|zoho|tutanota|tuta|superhuman|hey|front|mailspring|polymail|canary|nine|acompli|my\\s?mail|mail\\.ru|yandex|alcatel|device|verizon|at&t|t-mobile|vodafone|orange|sfr|free|libero|virgilio|rogers|bell|telus|sprint|xfinity|comcast)';

/** Footers that phones and mail programs add by themselves, by language. */
const FOOTERS: RegExp[] = [
	new RegExp(
		`^[\\s<(*_\\[-]*(sent|posted|composed|written|delivered|typed)\\s+(from|via|with|by|using|on|through)\\s+(my\\s+|the\\s+|a\\s+)?(\\S+\\s+){0,3}?\\[?${ DEVICE }`,
		'i'
	),
	new RegExp(
		`^[\\s<(*_\\[-]*(get|download|try)\\s+\\[?(outlook|yahoo mail|bluemail|spark|edison|typeapp|gmx|aqua ?mail|proton ?mail)\\b`,
		'i'
	),
	new RegExp( `^[\\s<(*_\\[-]*from my ${ DEVICE }`, 'i' ),
	/^[\s<(*_[-]*[\p{L} ]{2,20} (from|via) mobile[\s.>)*_]*$/iu,
	// Any device or program of whatever name, where the line is nothing but that.
	/^[\s<(*_-]*(sent|posted) (from|via|with|by) (my |the )?[\p{L}\p{N}&.'’®™+-]{2,24}( [\p{L}\p{N}&.'’®™+-]{1,16}){0,4}[\s.!>)*_]*$/iu,
	/^[\s<(*_-]*(enviado|enviada) desde (mi )?[\p{L}\p{N}&.'’®™+-]{2,24}( [\p{L}\p{N}&.'’®™+-]{1,16}){0,4}[\s.!>)*_]*$/iu,
	/^[\s<(*_-]*envoyé (de|depuis|à partir de) (mon |ma )?[\p{L}\p{N}&.'’®™+-]{2,24}( [\p{L}\p{N}&.'’®™+-]{1,16}){0,4}[\s.!>)*_]*$/iu,
	/^[\s<(*_-]*(von mei\p{L}+ [\p{L}\p{N} &.'’®™+-]{2,40} (gesendet|geschickt)|gesendet (von|mit) (mei\p{L}+ |der |dem )?[\p{L}\p{N} &.'’®™+-]{2,40})[\s.!>)*_]*$/iu,
	/^[\s<(*_-]*(inviato (da|dal) (mio |mia )?|verzonden (vanaf|met|via) (mijn )?|skickat från (min |mitt )?|sendt fra (min |mit )?|wysłane? z (mojego |mojej )?)[\p{L}\p{N} &.'’®™+-]{2,40}[\s.!>)*_]*$/iu,
	new RegExp(
		`^[\\s<(*_\\[-]*(enviado|enviada|mandado)\\s+(desde|de|con|a partir (de|do)|do|pelo|via|através (de|do))\\s+(mi\\s+|meu\\s+|minha\\s+|el\\s+|o\\s+|um\\s+)?(\\S+\\s+){0,3}?\\[?${ DEVICE }`,
		'i'
	),
	/^[\s<(*_[-]*(obtener|obtén|obtenga|obtenha|obter|obtenir|obtenez|descargar|descarga|baixar|baixe|transferir|télécharger|scaricare|scarica|ottieni|pobierz|lataa|hanki|stáhnout|stiahnuť|letöltés|descărcați|загрузить|скачать|получить|获取|下载|取得|下載|取得する)\s?(\S{1,14}\s){0,3}outlook\b.{0,40}$/iu,
	/^[\s<(*_[-]*(outlook (voor|für|pour|para|per|dla|för|til|for) (android|ios)\b.{0,20}|.{0,14}outlook を(入手|ダウンロード).{0,10})$/iu,
	new RegExp(
		`^[\\s<(*_\\[-]*(obtener|obtén|obtenga|obtenha|obter|télécharge[zr]|obtenez|scarica|ottieni|holen sie sich|hol dir|download|hämta|skaffa|pobierz|få|hent|aan de slag met)\\s+\\[?outlook`,
		'i'
	),
	new RegExp(
		`^[\\s<(*_\\[-]*(envoyé|télégraphié|expédié|provenance)\\s*:?\\s*(à partir|depuis|de|avec|par|via)\\s+(d[eu'’]\\s*|mon\\s+|ma\\s+|l['’]\\s*)?(\\S+\\s+){0,3}?\\[?${ DEVICE }`,
		'i'
	),
	new RegExp(
		`^[\\s<(*_\\[-]*(von|über|mit|gesendet|diese nachricht wurde|diese mail wurde)\\b.{0,60}${ DEVICE }.{0,40}(gesendet|geschickt|verfasst)?`,
		'i'
	),
	new RegExp( `^[\\s<(*_\\[-]*(inviato|inviata|mandato)\\s+(da|dal|con|tramite|dallo|dalla)\\b.{0,40}${ DEVICE }`, 'i' ),
	new RegExp( `^[\\s<(*_\\[-]*(verzonden|verstuurd|gestuurd)\\s+(vanaf|met|via|van|vanuit|door)\\b.{0,40}${ DEVICE }`, 'i' ),
	new RegExp( `^[\\s<(*_\\[-]*(wysłano|wysłane|wysłana)\\s+(z|za|przez|ze)\\b.{0,40}${ DEVICE }`, 'i' ),
	new RegExp(
		`^[\\s<(*_\\[-]*(skickat|skickades|sendt|lähetetty|odesláno|odoslané|küldve|trimis|poslano|poslato|saadetud|gönderildi|στάλθηκε|dikirim|được gửi|отправлено|надіслано|изпратено)\\b.{0,50}${ DEVICE }`,
		'iu'
	),
	new RegExp(
		`^[\\s<(*_\\[-]*${ DEVICE }.{0,30}(dan|den|'?imden|ümden|ımdan)?\\s+(gönderildi|lähetetty|küldve|から送信|傳送|发送|发出|에서 보냄)`,
		'iu'
	),
	/^[\s<(*_[-]*(отправлено|надіслано) (с|с моего|из|з|від)\s.{1,60}$/iu,
	/^[\s<(*_[-]*.{0,24}(から送信|より送信|送信されました)[\s。.>)]*$/u,
	/^[\s<(*_[-]*[从從自由用].{1,30}(发送|傳送|发出|寄出|发自|寄件|送出|发的)[\s。.>)]*$/u,
	/^[\s<(*_[-]*(发自|發自|来自|來自|寄自|傳送自|传送自|發送自|发送自)\s?.{1,30}$/u,
	/^[\s<(*_[-]*(나의|내)?\s?.{1,24}에서\s?(보냄|보낸|전송|발송).{0,10}$/u,
	/^[\s<(*_[-]*(أرسلت|تم الإرسال|مرسلة|أُرسلت)\s+من\s.{1,50}$/u,
	/^[\s<(*_[-]*נשלח מ.{1,40}$/u,
	/^[\s<(*_[-]*(envoyé|enviado|sent|gesendet|inviato) (à|a|á) (partir|partire) (de|da) outlook/i,
	// The mark that Mailtrack puts below.
	/^\u1427$/,
];

/** What virus scanners add. */
const SERVICE =
	/^[\s>]*(virus-free\.|(diese e-?mail|este (e-?mail|mensaje|correo)|ce (message|courriel|mail)|questa e-?mail|this e-?mail) (wurde|was|ha sido|a été|è stata|has been) .{0,40}(avast|avg|virus))/i;

/** Confidentiality notices, which companies add below every mail. */
const NOTICE =
	/^[\s>*_]*((confidentiality|legal|privacy)\s+(notice|note|statement|disclaimer)\b|disclaimer\s*[:.]|(this|the (information|content)s? (contained )?(in|of) this) (e-?mail|message|communication|transmission)(,? (message|and|including|together|is|\(|may|contains?|any|transmission|was).{0,120})?\b(confidential|privileged|intended (only|solely|for))|aviso (de confidencialidad|legal)\b|este (mensaje|correo|e-?mail).{0,120}(confidencial|dirigido exclusivamente)|esta mensagem.{0,120}confidencia|diese (e-?mail|nachricht).{0,100}vertraulich|ce (message|courriel|mail).{0,120}confidentiel|(questo messaggio|questa e-?mail|le informazioni contenute).{0,120}(riservat|confidenzial)|(dit bericht|deze e-?mail).{0,120}vertrouwelijk|please consider the environment|think before you print|antes de imprimir|pensez à l.environnement)/i;

export function isFooter( line: string ): boolean {
	const text = line.trim();
	// A sentence that goes on ("Sent from my desk, is much easier than …") is somebody's words.
	return (
		text !== '' &&
		text.length < 220 &&
		FOOTERS.some( ( footer ) => footer.test( text ) ) &&
		! /,\s+(is|was|are|it|which|and|but|i|you|we)\b.{8,}/i.test( text )
	);
}

export function isNotice( line: string ): boolean {
	return NOTICE.test( line.trim().slice( 0, 400 ) ) || SERVICE.test( line );
}

/** The dashes of RFC 3676 section 4.3, as they arrive: with or without the blank, also as one long dash. */
export function isSignatureDelimiter( line: string ): boolean {
	return /^\s*(--|\u2014\u2014?|\u2013\u2013)\s*$/.test( line );
}

/**
 * A drawn line with a name card below it: few short lines until the end.
 *
 * @param rest The lines that follow.
 */
export function isNameCard( rest: readonly string[] ): boolean {
	const filled = rest.filter( ( line ) => line.trim() !== '' );
	return (
		filled.length > 0 &&
		filled.length <= 12 &&
		filled.every(
			( line ) =>
				( line.trim().length <= 70 || /^\s*<?https?:\S+\s*$/.test( line ) ) &&
				! /[.!?]\s+\p{Lu}/u.test( line ) &&
				! /[!?]\s*$/.test( line.trim() )
		)
	);
}

/** What list managers write below a line: the list's name, its address, where to leave it. */
export function isListFooter( rest: readonly string[] ): boolean {
	const filled = rest.filter( ( line ) => line.trim() !== '' );
	return filled.length > 0 && filled.length <= 8 && /\bmailing ?list\b/i.test( filled[ 0 ] as string );
}
