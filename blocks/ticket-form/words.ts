/** What the server prints into the page for the form's script (php/Blocks/TicketFormView.php). */
export interface FormConfig {
	/** The site's form; 0 for one that stands alone. */
	id: number;
	/** The route; empty in a preview, where nothing is sent. */
	endpoint: string;
	words: Record<
		| 'sending'
		| 'offline'
		| 'failed'
		| 'check'
		| 'fill'
		| 'tooLarge'
		| 'tooMany'
		| 'remove'
		| 'retry'
		| 'again'
		| 'lost'
		| 'refused'
		| 'added'
		| 'waiting'
		| 'proving'
		| 'restored',
		string
	>;
	/** What to say about the form's own fields, by their names in the contract. */
	fields: Record< string, string >;
	maxFiles: number;
	/** Bytes. */
	maxFile: number;
	/** Null where no articles are suggested. */
	suggest: Suggest | null;
}

export interface Suggest {
	/** Of a hundred visits, so many see no suggestions, by lot. */
	held: number;
	/** WordPress's route of articles. */
	articles: string;
	/** Of a reader who is logged in, and may read more than others. */
	nonce?: string;
	/** The route that notes searches. */
	log: string;
	words: Record< 'title' | 'one' | 'many' | 'loading' | 'unloaded' | 'tab' | 'yes' | 'no' | 'close' | 'glad' | 'goOn', string >;
}

/** What is wrong, by field; of a custom field "fields.ID". */
export type FieldErrors = Record< string, string >;

/** Fills %s, or %1$s and %2$s, as PHP's sprintf does. */
export function fill( text: string, ...values: Array< string | number > ): string {
	let next = 0;
	return text.replace( /%(?:(\d)\$)?s|%%/g, ( found, position?: string ) =>
		found === '%%' ? '%' : String( values[ position ? Number( position ) - 1 : next++ ] ?? '' )
	);
}

/** "3 kB", "10 MB": in the page's language, one decimal where it says something. */
export function size( bytes: number, locale?: string ): string {
	const [ value, unit ] = bytes < 1024 * 1024 ? [ bytes / 1024, 'kilobyte' ] : [ bytes / 1024 / 1024, 'megabyte' ];
	return new Intl.NumberFormat( locale, {
		style: 'unit',
		unit: unit as string,
		unitDisplay: 'short',
		maximumFractionDigits: ( value as number ) < 10 ? 1 : 0,
	} ).format( Math.max( value as number, 0.1 ) );
}
