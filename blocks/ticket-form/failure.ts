import { fieldNames, type FieldErrors, type FieldName, type FormConfig } from './words.ts';

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

function isField( name: string ): name is FieldName {
	return ( fieldNames as readonly string[] ).includes( name );
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
	if ( Array.isArray( params ) ) {
		params.filter( isField ).forEach( ( name ) => ( errors[ name ] = config.fields[ name ] ) );
	} else {
		for ( const [ name, text ] of Object.entries( params ) ) {
			if ( isField( name ) ) {
				errors[ name ] = data?.details ? config.fields[ name ] : text;
			}
		}
	}
	if ( Object.keys( errors ).length > 0 ) {
		return { errors, alert: config.words.check };
	}
	const written = status < 500 || status === 503;
	return { errors, alert: written && code && message ? message : config.words.failed };
}
