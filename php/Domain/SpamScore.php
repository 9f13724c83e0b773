<?php
/**
 * How much a message looks like spam.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Points for what advertising programs do and people hardly ever. No sign is enough by itself, and none of them depends on
 * how somebody works a page: with keys, a screen reader, by voice. What looks like spam is kept in the spam folder, with
 * the reasons.
 */
final class SpamScore {
	/** Points from which a message goes to the spam folder, by the form's setting. */
	public const LIMITS = array(
		'low'    => 9,
		'normal' => 6,
		'strict' => 4,
	);

	/** What a proof of work takes off: a program that has to calculate for a second with each message sends fewer of them. */
	public const PROOF = 2;

	/** What hardly anybody asks a shop about, in English and Spanish; folded. */
	private const WORDS = array( 'backlink', 'backlinks', 'seo services', 'search engine optimization', 'guest post', 'link building', 'first page of google', 'rank higher', 'domain authority', 'casino', 'viagra', 'cialis', 'forex', 'crypto investment', 'bitcoin investment', 'make money online', 'work from home', 'payday loan', 'adult dating', 'sexy girls', 'web design services', 'increase your traffic', 'unsubscribe', 'posicionamiento web', 'posicionamiento seo', 'primera pagina de google', 'prestamo rapido', 'gana dinero', 'ganar dinero', 'inversion en criptomonedas', 'apuestas' );

	/**
	 * Points and reasons.
	 *
	 * @param array{name: string, email: string, subject: string, message: string}                       $fields As written.
	 * @param array{stamped: bool, seconds: ?int, proven: bool, known: bool, repeated: int, hits: int}   $about  Whether a script stamped the begin of writing and how many seconds ago; whether work was proven; whether we know who writes; how often the same words came lately; how many messages this visitor has sent lately.
	 * @return array{score: int, reasons: list<string>} Reasons are names that SpamWords puts into words.
	 */
	public static function of( array $fields, array $about ): array {
		$points = array_filter(
			array(
				'no_script' => $about['stamped'] ? 0 : 1,
				'hurry'     => $about['stamped'] && null !== $about['seconds'] && $about['seconds'] < 4 ? 2 : 0,
				'links'     => self::links( $fields['message'] ),
				'markup'    => preg_match( '~\[url[=\]]|<a\s[^>]*href|\[link=~i', $fields['message'] ) ? 4 : 0,
				'name_link' => preg_match( '~https?:|www\.|\.(?:com|net|ru|xyz|top|info)\b~i', $fields['name'] ) ? 4 : 0,
				'subject_link' => preg_match( '~https?:|www\.~i', $fields['subject'] ) ? 2 : 0,
				'words'     => min( 6, 3 * self::phrases( $fields['subject'] . ' ' . $fields['message'] ) ),
				'gibberish' => self::is_gibberish( $fields['name'] ) || self::is_gibberish( $fields['message'] ) ? 3 : 0,
				'repeated'  => $about['repeated'] > 5 ? 4 : 0,
				'many'      => $about['hits'] > 4 ? 2 : 0,
			)
		);
		$score  = array_sum( $points );
		if ( $about['known'] ) {
			$score -= 3;
		}
		if ( $about['proven'] ) {
			$score -= self::PROOF;
		}
		return array(
			'score'   => max( 0, $score ),
			'reasons' => array_keys( $points ),
		);
	}

	/**
	 * Whether a proof of work is worth asking for: it may be spam, but for all we know it is not.
	 *
	 * @param int $score Points.
	 * @param int $limit Of LIMITS.
	 */
	public static function is_doubtful( int $score, int $limit ): bool {
		return 2 * $score >= $limit;
	}

	/**
	 * Points for addresses of the web. One or two are a person's screenshot or product page.
	 *
	 * @param string $text The message.
	 */
	private static function links( string $text ): int {
		$count = (int) preg_match_all( '~https?://|www\.[a-z0-9-]+\.~i', $text );
		return $count < 3 ? 0 : min( 5, $count - 1 );
	}

	/**
	 * How many phrases of advertisements there are.
	 *
	 * @param string $text Subject and message.
	 */
	private static function phrases( string $text ): int {
		$text = ' ' . implode( ' ', Fold::words( $text ) ) . ' ';
		return count( array_filter( self::WORDS, static fn( string $words ): bool => str_contains( $text, " $words " ) ) );
	}

	/**
	 * One word of random Latin letters, such as "kJhGtWqPzXvB": capitals all over, hardly a vowel.
	 *
	 * @param string $text A name or a message.
	 */
	private static function is_gibberish( string $text ): bool {
		$text = trim( $text );
		return 1 === preg_match( '/^[A-Za-z]{9,}$/', $text )
			&& preg_match_all( '/[a-z][A-Z]/', $text ) >= 3
			&& preg_match( '/[^aeiouyAEIOUY]{4}/', $text );
	}
}
