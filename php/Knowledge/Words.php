<?php
/**
 * The words of articles and questions, by language.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Domain\Fold;
use Mesa\Domain\Stem\Irregular;

defined( 'ABSPATH' ) || exit;

/**
 * Tells languages apart by their stop words: words that say nothing about what a question is about, and that counting
 * alone would take for rare and telling in a small knowledge base. Stems words by their language.
 */
final class Words {
	/** Stop words, folded. */
	private const WORDS = array(
		'en' => 'a about after again all also am an and any anything are aren as at be because been before being but by can cannot could couldn did didn do does doesn doing don down during each few for from further get gets getting go got had hadn has hasn have haven having he her here hers him his how however i if in into is isn it its itself just let ll m may me might more most must my myself no not now of off on once only or other our ours out over own please re s same shall she should shouldn so some something such t than that the their theirs them then there these they thing things this those through to too under until up us ve very want was wasn we were weren what when where which while who whom why will with without won would wouldn you your yours yourself',
		'es' => 'a ademas ahi ahora al algo alguien algun alguna algunas alguno algunos alla alli ante antes aquel aquella aquellos aqui asi aun aunque cada como con cual cuales cualquier cuando cuanta cuantas cuanto cuantos de debe deberia debo del desde donde dos e el ella ellas ello ellos en entonces entre era eramos eran eres es esa esas ese eso esos esta estaba estado estan estar estas este esto estos estoy fue fueron fui ha haber habia hace hacemos hacen hacer haces haciendo haga hago han hara has hasta hay haya he hemos hice hizo hola iba junto la las le les lo los luego mas me mi mia mientras mio mis misma mismo mucho muy nada ni ningun ninguna ninguno no nos nosotras nosotros nuestra nuestro o os otra otras otro otros para pero podemos poder podre podria por porque pude pudo pueda puede pueden puedo pues que queremos querer queria quien quiera quiere quieren quieres quiero quisiera se sea sean segun ser sera seran seria si sido siempre sin sobre sois solo somos son soy su sus suya suyo tal tambien tan tanto te teneis tenemos tener tengo tenia ti tiene tienen toda todas todo todos tu tus tuve tuvo tuyo u un una unas uno unos va vais vamos van vas vosotros voy vuestra vuestras vuestro vuestros y ya yo',
		'de' => 'aber alle als am an auch auf aus bei bin bis bist da das dass dem den der des die dies doch du ein eine einem einen einer es fur habe haben hat ich ihr im in ist ja kann kannst kein keine konnen man mein meine meinen mich mir mit nach nicht noch nur ob oder sein sich sie sind so uber um und uns unser von vor wann warum was weil wenn wer werden wie wieder will wir wird wo wurde zu zum zur',
		'fr' => 'a ai au aux avec avoir c ce ces cette comment d dans de des donc du elle en est et etre faire fait faut il ils j je l la le les leur ma mais me mes moi mon n ne nos notre nous on ou par pas peut peux pour pourquoi puis qu quand que quel quelle qui quoi s sa sans se ses si son sont suis sur ta te tes ton tu un une va vos votre vous y',
		'pt' => 'a ao aos as ate com como da das de dele do dos e ela ele em entre era essa esse esta estao este eu fazer foi ha isso ja la mais mas me meu meus minha muito na nao nas no nos o onde os ou para pela pelo pode por porque posso qual quando que quem se sem ser seu sua tambem te tem tenho um uma voce',
		'it' => 'a ai al alla anche che chi ci come con cosa da dai dal dalla de degli dei del della delle di dove e ed faccio fare gli ha hanno ho i il in io la le lei lo loro ma mi mia mio ne nei nel nella no noi non o per perche piu posso puo quale quando quanto quella quello questa questo se sei si sono su sua sul suo ti tra tu un una uno vi voi',
	);

	/**
	 * The lists as keys, made when they are needed.
	 *
	 * @var array<string, array<string, true>>
	 */
	private static array $lists = array();

	/**
	 * Stems of a question's words by language: each is asked for many times.
	 *
	 * @var array<string, array<string|int, non-empty-list<string>>>
	 */
	private static array $stems = array();

	/**
	 * The language that most stop words of a text belong to.
	 *
	 * @param list<string> $words   Folded.
	 * @param string       $default When nothing tells.
	 * @return string A code such as "en".
	 */
	public static function language( array $words, string $default ): string {
		$best  = $default;
		$count = self::count( $words, $default );
		foreach ( array_keys( self::WORDS ) as $language ) {
			$hits = self::count( $words, $language );
			if ( $hits > $count ) {
				$count = $hits;
				$best  = $language;
			}
		}
		return $best;
	}

	/**
	 * The words without a language's stop words, unless nothing else is left.
	 *
	 * @param list<string> $words    Folded.
	 * @param string       $language Its code.
	 * @return list<string>
	 */
	public static function drop( array $words, string $language ): array {
		$telling = array_values( array_filter( $words, static fn( string $word ): bool => ! self::has( $word, $language ) ) );
		return $telling ? $telling : $words;
	}

	/**
	 * Whether a word is a stop word.
	 *
	 * @param string $word     Folded.
	 * @param string $language A code.
	 */
	public static function has( string $word, string $language ): bool {
		if ( ! isset( self::WORDS[ $language ] ) ) {
			return false;
		}
		self::$lists[ $language ] ??= array_fill_keys( explode( ' ', self::WORDS[ $language ] ), true );
		return isset( self::$lists[ $language ][ $word ] );
	}

	/**
	 * What a word's relatives share. The language stands before it: "may" is a month in Spanish ("mayo"), and no
	 * relative of the English word.
	 *
	 * @param string $word     Folded.
	 * @param string $language A code.
	 */
	public static function stem( string $word, string $language ): string {
		if ( preg_match( '/[^a-z]/', $word ) ) {
			return $word;
		}
		return match ( $language ) {
			'en'    => 'en:' . Irregular::english( $word ),
			'es'    => 'es:' . Irregular::spanish( $word ),
			default => Fold::stem( $word ),
		};
	}

	/**
	 * A word's stems in every language that has its own, the asked one first.
	 *
	 * @param string $word  Folded.
	 * @param string $guess The language that the question seems to be in.
	 * @return non-empty-list<string>
	 */
	public static function stems( string $word, string $guess ): array {
		return self::$stems[ $guess ][ $word ] ??= array_values( array_unique( array( self::stem( $word, $guess ), self::stem( $word, 'en' ), self::stem( $word, 'es' ), self::stem( $word, '' ) ) ) );
	}

	/**
	 * How many words are a language's stop words.
	 *
	 * @param list<string> $words    Folded.
	 * @param string       $language A code.
	 */
	private static function count( array $words, string $language ): int {
		return count( array_filter( $words, static fn( string $word ): bool => self::has( $word, $language ) ) );
	}
}
