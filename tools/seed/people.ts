/** Who writes: names and addresses, made up from a customer's number. */
import { random } from '../bench/mail/random.ts';
import { plantedIn, type Planted } from './planted.ts';
import type { Plan } from './plan.ts';
import type { Vocabularies } from './vocabulary.ts';
import { FIRST_NAMES } from './words.ts';

export interface Person {
	name: string;
	address: string;
	/** More addresses of the same person. */
	others: string[];
}

const ascii = ( text: string ) =>
	text
		.normalize( 'NFKD' )
		.toLowerCase()
		.replace( /[^a-z0-9]/g, '' );

/** Gives a desk's customers, by their numbers from 1. */
export function people( plan: Plan, words: Vocabularies ): ( customer: number ) => Person {
	const planted = new Map< number, Planted >();
	for ( const [ ticket, each ] of plantedIn( plan.tickets ) ) {
		if ( each.place.startsWith( 'customer' ) || each.place === 'second-address' ) {
			planted.set( plan.customers[ ticket ] as number, each );
		}
	}
	const tails = [ words.en, words.de, words.es, words.fr, words.it ];
	return ( customer ) => {
		const dice = random( Math.imul( customer, 0x85ebca6b ) ^ plan.seed );
		const first = dice.pick( FIRST_NAMES );
		const tail = dice.pick( tails ).words;
		const last = tail[ dice.between( 400, tail.length - 1 ) ] as string;
		const extra = planted.get( customer );
		const surname = extra?.place === 'customer-name' ? extra.text : last.charAt( 0 ).toUpperCase() + last.slice( 1 );
		const domain = `${ ascii( dice.pick( tails ).words[ dice.between( 200, 3000 ) ] as string ) }.example`;
		const address = `${ ascii( first ) }.${ ascii( last ) }${ customer }@${ domain }`;
		return {
			name:
				! extra && dice.next() < 0.03
					? Array.from( { length: 3 }, () => words.han.draw( dice ) ).join( '' )
					: `${ first } ${ surname }`,
			address: extra?.place === 'customer-address' ? extra.text : address,
			others: [
				...( extra?.place === 'second-address' ? [ extra.text ] : [] ),
				...( dice.next() < 0.15 ? [ `${ ascii( first ) }${ customer }@private.example` ] : [] ),
			],
		};
	};
}
