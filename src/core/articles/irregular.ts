/**
 * Relatives that no rule for endings finds, the first of each group standing for all: English words ("lost" and "lose"),
 * and Spanish stems ("abiert-o" and "abr-ir"). The twin of php/Domain/Stem/Irregular.php; a test holds them together.
 */
import { stemEnglish } from './stem-english.ts';
import { stemSpanish } from './stem-spanish.ts';

export const IRREGULAR: Record< 'en' | 'es', string > = {
	en: 'begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen|come came|draw drew drawn|drive drove driven|fall fell fallen|feel felt|find found|forget forgot forgotten|freeze froze frozen|give gave given|grow grew grown|hear heard|hide hid hidden|hold held|keep kept|know knew known|lend lent|lose lost|make made|mean meant|meet met|overcome overcame|pay paid payment payments|ring rang|rise rose risen|run ran|say said|see saw seen|sell sold|send sent|shake shook shaken|ship shipment shipments|show shown|speak spoke spoken|spend spent|steal stole stolen|stick stuck|swear swore sworn|take took taken|teach taught|tell told|think thought|throw threw thrown|understand understood|wake woke woken|wear wore worn|win won|withdraw withdrew withdrawn|write wrote written|child children|foot feet|knife knives|man men|mouse mice|person people|shelf shelves|wife wives|woman women',
	es: 'abr abiert abra abran abre abren abres abri abrian abriend abrieron abrim abrir abriran abriri abrist abro|busc busqued|conect conexion|cubr cubiert|devolv devuelt|eleg elig elij eleccion|escrib escrit|hac hag hic hiz|imprim impres impresion|ped pid|pon pondr pong puest pus|resolv resuelt|romp rot rotur|suscrib suscrit suscripcion|volv vuelt',
};

/** Words that only look like forms of Spanish ones ("ordenar", "abro", "elige"); every word is read in both languages. */
const APART = new Map( [
	[ 'ordenador', 'ordenador' ],
	[ 'ordenadores', 'ordenador' ],
	[ 'abroad', 'abroad' ],
	[ 'eligible', 'eligible' ],
] );

const read = ( groups: string ) =>
	new Map(
		groups.split( '|' ).flatMap( ( group ) => {
			const [ first, ...others ] = group.split( ' ' ) as [ string, ...string[] ];
			return others.map( ( other ): [ string, string ] => [ other, first ] );
		} )
	);
const known = { en: read( IRREGULAR.en ), es: read( IRREGULAR.es ) };

const regular = ( language: 'en' | 'es', form: string ): string => known[ language ].get( form ) ?? form;

/** Snowball's stem of what stands for an English word. */
export const rootEnglish = ( word: string ): string => stemEnglish( regular( 'en', word ) );

/** Snowball's stem of a Spanish word, made alike for "cierro" and "cerrar", "busqué" and "buscar", "luces" and "luz". */
export function rootSpanish( word: string ): string {
	const snowball = APART.get( word ) ?? stemSpanish( word );
	const root = regular( 'es', snowball ).replace( /(?<=.)z$|qu$/, 'c' );
	return root.length > 3 ? root.replace( /(?<![gq])ue(?=[^aeiou]{1,2}$)/, 'o' ).replace( /ie(?=[^aeiou]{1,2}$)/, 'e' ) : root;
}
