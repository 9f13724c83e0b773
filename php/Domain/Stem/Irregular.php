<?php
/**
 * Forms that no rule for endings finds.
 *
 * @package Mesa
 */

namespace Mesa\Domain\Stem;

defined( 'ABSPATH' ) || exit;

/**
 * Relatives that share no beginning, or not enough of it: English words ("lost" and "lose"), and Spanish stems
 * ("abiert-o" and "abr-ir"). The browser's twin is src/core/articles/irregular.ts.
 */
final class Irregular {
	/** Groups; the first of each stands for all. */
	private const GROUPS = array(
		'en' => 'begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen|come came|draw drew drawn|drive drove driven|fall fell fallen|feel felt|find found|forget forgot forgotten|freeze froze frozen|give gave given|grow grew grown|hear heard|hide hid hidden|hold held|keep kept|know knew known|lend lent|lose lost|make made|mean meant|meet met|overcome overcame|pay paid payment payments|ring rang|rise rose risen|run ran|say said|see saw seen|sell sold|send sent|shake shook shaken|ship shipment shipments|show shown|speak spoke spoken|spend spent|steal stole stolen|stick stuck|swear swore sworn|take took taken|teach taught|tell told|think thought|throw threw thrown|understand understood|wake woke woken|wear wore worn|win won|withdraw withdrew withdrawn|write wrote written|child children|foot feet|knife knives|man men|mouse mice|person people|shelf shelves|wife wives|woman women',
		'es' => 'abr abiert abra abran abre abren abres abri abrian abriend abrieron abrim abrir abriran abriri abrist abro|busc busqued|conect conexion|cubr cubiert|devolv devuelt|eleg elig elij eleccion|escrib escrit|hac hag hic hiz|imprim impres impresion|ped pid|pon pondr pong puest pus|resolv resuelt|romp rot rotur|suscrib suscrit suscripcion|volv vuelt',
	);

	/** Words that only look like forms of Spanish ones ("ordenar", "abro", "elige"); every word is read in both languages. */
	private const APART = array(
		'ordenador'   => 'ordenador',
		'ordenadores' => 'ordenador',
		'abroad'      => 'abroad',
		'eligible'    => 'eligible',
	);

	/**
	 * Language => form => what stands for it; made when it is needed.
	 *
	 * @var array<string, array<string, string>>
	 */
	private static array $known = array();

	/**
	 * Snowball's stem of what stands for an English word.
	 *
	 * @param string $word Folded, letters a to z.
	 */
	public static function english( string $word ): string {
		return EnglishStem::of( self::regular( 'en', $word ) );
	}

	/**
	 * Snowball's stem of a Spanish word, made alike for "cierro" and "cerrar", "busqué" and "buscar", "luces" and "luz".
	 *
	 * @param string $word Folded, letters a to z.
	 */
	public static function spanish( string $word ): string {
		$snowball = self::APART[ $word ] ?? SpanishStem::of( $word );
		$root     = (string) preg_replace( '/(?<=.)z$|qu$/', 'c', self::regular( 'es', $snowball ) );
		return strlen( $root ) > 3 ? (string) preg_replace( array( '/(?<![gq])ue(?=[^aeiou]{1,2}$)/', '/ie(?=[^aeiou]{1,2}$)/' ), array( 'o', 'e' ), $root ) : $root;
	}

	/**
	 * What stands for a form.
	 *
	 * @param 'en'|'es' $language The language.
	 * @param string    $form     An English word or a Spanish stem.
	 */
	private static function regular( string $language, string $form ): string {
		self::$known[ $language ] ??= self::read( self::GROUPS[ $language ] );
		return self::$known[ $language ][ $form ] ?? $form;
	}

	/**
	 * Takes groups apart.
	 *
	 * @param string $groups As in GROUPS.
	 * @return array<string, string>
	 */
	private static function read( string $groups ): array {
		$known = array();
		foreach ( explode( '|', $groups ) as $group ) {
			$forms = explode( ' ', $group );
			foreach ( array_slice( $forms, 1 ) as $form ) {
				$known[ $form ] = $forms[0];
			}
		}
		return $known;
	}
}
