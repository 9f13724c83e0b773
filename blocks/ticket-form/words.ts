/** What the server prints into the page for the form's script (php/Blocks/TicketFormView.php). */
export interface FormConfig {
	endpoint: string;
	words: Record< 'sending' | 'uploading' | 'offline' | 'failed' | 'check' | 'tooLarge' | 'allTooLarge' | 'tooMany' | 'remove', string >;
	/** What to say about a field, by its name in the contract. */
	fields: Record< FieldName, string >;
	maxFiles: number;
	/** Bytes. */
	maxFile: number;
	/** Bytes. */
	maxTotal: number;
}

export const fieldNames = [ 'name', 'email', 'subject', 'message', 'files' ] as const;

export type FieldName = ( typeof fieldNames )[ number ];

export type FieldErrors = Partial< Record< FieldName, string > >;

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
