<?php
/**
 * What was looked up beforehand.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Answers to questions that are about to come one by one, asked in one statement. Whoever reads ahead clears it again
 * before anything else happens, and takes out what changes meanwhile: an answer from here must never be an old one.
 */
final class ReadAhead {
	/**
	 * By question: row or null.
	 *
	 * @var array<string, array<string, mixed>|null>
	 */
	private array $answers = array();

	/**
	 * Keeps answers.
	 *
	 * @param list<string>                        $asked What was asked for.
	 * @param array<string, array<string, mixed>> $found The rows of those that are there.
	 */
	public function keep( array $asked, array $found ): void {
		foreach ( $asked as $question ) {
			$this->answers[ $question ] = $found[ $question ] ?? null;
		}
	}

	/**
	 * Whether there is an answer.
	 *
	 * @param string $question The question.
	 */
	public function knows( string $question ): bool {
		return array_key_exists( $question, $this->answers );
	}

	/**
	 * The answer; null when the row is not there, or nothing is known.
	 *
	 * @param string $question The question.
	 * @return array<string, mixed>|null
	 */
	public function answer( string $question ): ?array {
		return $this->answers[ $question ] ?? null;
	}

	/**
	 * Forgets one answer, since the row has changed.
	 *
	 * @param string $question The question.
	 */
	public function drop( string $question ): void {
		unset( $this->answers[ $question ] );
	}

	/**
	 * Forgets all.
	 */
	public function clear(): void {
		$this->answers = array();
	}
}
