<?php
/**
 * One condition of a search.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * A word, a phrase, or an operator with its value.
 */
final class SearchPiece {
	/** Words somewhere, or in a field. */
	public const WORDS = 'words';
	/** A ticket's number, or the number as a word. */
	public const NUMBER = 'number';

	/**
	 * Made by SearchParser.
	 *
	 * @param string       $kind    WORDS, NUMBER, or an operator: status, priority, assignee, unread, unanswered, attachment, mailbox, tag, type, team, status_named, field, date.
	 * @param bool         $negated Whether it must not hold.
	 * @param string       $value   What stands behind the operator; of a date "from|to", two UTC datetimes, the second excluded, either may be empty.
	 * @param string       $field   Of words: where, a prefix of SearchDocument; '' for anywhere. Of a custom field its name.
	 * @param list<string> $words   Of words: these, in this order, side by side; see SearchWords::sequence().
	 * @param string       $joined  The words as one, where they are written as one: "wi-fi" as "wifi"; else ''.
	 * @param bool         $open    Whether longer words that begin so count too.
	 */
	public function __construct(
		public readonly string $kind,
		public readonly bool $negated,
		public readonly string $value,
		public readonly string $field = '',
		public readonly array $words = array(),
		public readonly string $joined = '',
		public readonly bool $open = false
	) {}

	/**
	 * Whether the index answers for it.
	 */
	public function is_words(): bool {
		return self::WORDS === $this->kind;
	}

	/**
	 * The terms that a ticket must have, all of them.
	 *
	 * @return list<string>
	 */
	public function terms(): array {
		$terms = array_merge( array(), ...array_map( SearchWords::terms_of_word( ... ), $this->words ) );
		return array_values( array_unique( array_map( fn( string $term ): string => $this->field . $term, $terms ) ) );
	}

	/**
	 * Terms of neighbours that a ticket must have as well.
	 *
	 * @return list<string>
	 */
	public function pairs(): array {
		return '' === $this->field ? array_keys( SearchWords::pairs( implode( ' ', $this->words ) ) ) : array();
	}

	/**
	 * The term of the words as one, which does as well; '' when there is none.
	 */
	public function joined_term(): string {
		return '' === $this->joined ? '' : $this->field . SearchWords::term( $this->joined );
	}

	/**
	 * Whether having the terms is not enough: they have to stand side by side, which only the text tells.
	 */
	public function needs_text(): bool {
		return count( $this->words ) > 1 || ( SearchWords::is_unspaced( $this->words[0] ?? '' ) && count( SearchWords::letters( $this->words[0] ) ) > 2 );
	}
}
