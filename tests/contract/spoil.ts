/** Breaks a valid value in every way that its schema forbids, one at a time. */
import type { JsonSchema } from '../../tools/contract/expand.ts';

export interface Spoiled {
	why: string;
	value: unknown;
}

const typesOf = ( schema: JsonSchema ): string[] => ( Array.isArray( schema.type ) ? schema.type : [ schema.type ?? '' ] );

/** Of another type than the schema's, and not one that WordPress turns into it (it takes "5" for a number, "a,b" for a list). */
function otherTypes( schema: JsonSchema ): unknown[] {
	const types = typesOf( schema );
	const others: unknown[] = types.includes( 'null' ) ? [] : [ null ];
	if ( types.includes( 'string' ) ) {
		others.push( [ 'x' ] );
	} else if ( types.includes( 'object' ) || types.includes( 'array' ) ) {
		others.push( types.includes( 'array' ) ? { a: 1 } : 5 );
	} else {
		others.push( 'neither' );
	}
	return others;
}

function limits( schema: JsonSchema, value: unknown ): unknown[] {
	const broken: unknown[] = [];
	const number = ( keyword: string ) => schema[ keyword ] as number | undefined;
	if ( typeof value === 'string' && ! schema.enum ) {
		const [ most, least ] = [ number( 'maxLength' ), number( 'minLength' ) ];
		broken.push( ...( most === undefined || schema.format === 'email' ? [] : [ 'x'.repeat( most + 1 ) ] ) );
		broken.push( ...( least ? [ 'x'.repeat( least - 1 ) ] : [] ) );
		broken.push( ...( schema.pattern ? [ '!' ] : [] ) );
		broken.push( ...( schema.format === 'date-time' ? [ 'yesterday', '2026-11-21' ] : [] ) );
		broken.push( ...( schema.format === 'email' ? [ 'nobody', 'a b@shop.example' ] : [] ) );
	}
	if ( typeof value === 'number' ) {
		const [ most, least ] = [ number( 'maximum' ), number( 'minimum' ) ];
		broken.push( 1.5, ...( most === undefined ? [] : [ most + 1 ] ), ...( least === undefined ? [] : [ least - 1 ] ) );
	}
	if ( Array.isArray( value ) ) {
		const [ most, least ] = [ number( 'maxItems' ), number( 'minItems' ) ];
		broken.push(
			...( least ? [ [] ] : [] ),
			...( most !== undefined && value.length > 0 ? [ Array( most + 1 ).fill( value[ 0 ] ) ] : [] )
		);
	}
	return broken;
}

/**
 * All ways.
 *
 * @param schema Of the value.
 * @param value  Valid.
 * @param at     Where it stands, for the report.
 */
export function spoil( schema: JsonSchema, value: unknown, at = '' ): Spoiled[] {
	const result: Spoiled[] = [ ...otherTypes( schema ), ...limits( schema, value ) ].map( ( broken ) => ( {
		why: `${ at || 'root' } is ${ JSON.stringify( broken ).slice( 0, 40 ) }`,
		value: broken,
	} ) );
	if ( schema.enum && typeof value === 'string' ) {
		result.push( { why: `${ at } is none of its values`, value: 'none-of-these' } );
	}
	if ( Array.isArray( value ) && schema.items && value.length > 0 ) {
		result.push( ...spoil( schema.items, value[ 0 ], `${ at }[0]` ).map( ( one ) => ( { ...one, value: [ one.value ] } ) ) );
	}
	if ( value !== null && typeof value === 'object' && ! Array.isArray( value ) ) {
		const object = value as Record< string, unknown >;
		for ( const [ name, property ] of Object.entries( schema.properties ?? {} ) ) {
			if ( ! ( name in object ) ) {
				continue;
			}
			if ( property.required === true ) {
				const { [ name ]: _left, ...without } = object;
				result.push( { why: `${ at }.${ name } is missing`, value: without } );
			}
			result.push(
				...spoil( property, object[ name ], `${ at }.${ name }` ).map( ( one ) => ( {
					...one,
					value: { ...object, [ name ]: one.value },
				} ) )
			);
		}
		if ( schema.additionalProperties === false ) {
			result.push( { why: `${ at } has a field too many`, value: { ...object, unheard_of: 1 } } );
		}
	}
	return result;
}
