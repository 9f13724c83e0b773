<?php
/**
 * Words that questions are made of.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Words that say nothing about what a question is about, in the languages that are asked most. In a small knowledge
 * base counting alone would take them for rare and telling.
 */
final class CommonWords {
	private const WORDS = 'a an and are at be by can could did do does for from get have how if in is it me my not of on or our so that the them there they this to was we what when where which who why will with would you your '
		. 'al algo como con cual cuando de del donde el en es esta este hay la las lo los me mi mis no para pero por porque puedo que quien se si sin su sus te tengo tu un una y yo '
		. 'aber als am auf aus bei bin das dem den der des die ein eine einen er es fur haben habe ich im in ist kann konnen man mein meine mich mir mit nach nicht oder sich sie sind und uns von wann warum was wenn wer wie wir wird wo zu zum zur '
		. 'au aux avec ce ces comment dans des du elle est et il je j l la le les ma mes mon ne nous ou par pas pour pourquoi puis quand que quel quelle qui sa se ses son sur un une vous '
		. 'ao as com como da das do dos e em esta eu meu minha na nao no nos o onde os para por posso quando que se sem um uma che chi come con cosa da dei del della di dove e gli ho i il in io la le mi mio non per perche posso quando si sono un una';

	/**
	 * The words without those, unless nothing else is left.
	 *
	 * @param list<string> $words Folded.
	 * @return list<string>
	 */
	public static function drop( array $words ): array {
		$telling = array_values( array_diff( $words, explode( ' ', self::WORDS ) ) );
		return $telling ? $telling : $words;
	}
}
