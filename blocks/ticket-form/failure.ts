import type { FieldErrors, FormConfig } from './words.ts';

/** WordPress's error shape. */
interface ErrorBody {
	code?: string;
	message?: string;
	data?: { params?: string[] | Record< string, string >; details?: unknown };
}

export interface Failure {
	errors: FieldErrors;
	/** Above the form. */
	alert: string;
}

function isField( name: string, { fields }: FormConfig ): boolean {
	return name in fields || /^fields\.\d+$/.test( name );
}

/**
 * What to tell the visitor after the server has refused.
 *
 * Our own refusals are written for people and shown as they are. Those of WordPress's parameter check are
 * written for developers (they come with `details`, or as a list of missing names) and get our words.
 */
export function failureOf( status: number, body: unknown, config: FormConfig ): Failure {
	const { code, message, data } = ( typeof body === 'object' && body !== null ? body : {} ) as ErrorBody;
	const errors: FieldErrors = {};
	const params = data?.params ?? {};
	const entries: Array< [ string, string ] > = Array.isArray( params )
		? params.map( ( name ) => [ name, config.words.check ] )
		: Object.entries( params );
	for ( const [ name, text ] of entries ) {
		if ( isField( name, config ) ) {
			errors[ name ] = Array.isArray( params ) || data?.details ? ( config.fields[ name ] ?? text ) : text;
		}
	}
	if ( Object.keys( errors ).length > 0 ) {
		return { errors, alert: config.words.check };
	}
	const written = status < 500 || status === 503;
	return { errors, alert: written && code && message ? message : config.words.failed };
}

/** The code of a refusal; '' when there is none. */
export function codeOf( body: unknown ): string {
	return ( ( typeof body === 'object' && body !== null ? body : {} ) as ErrorBody ).code ?? '';
}
