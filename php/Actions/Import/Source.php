<?php
/**
 * Where articles come from.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Reads articles from elsewhere, a few at a time and always in the same order.
 *
 * @phpstan-type Entry array{key: string, title: string, slug: string, status: string, date: string, excerpt: string, content: string, topics: list<list<string>>, order: int, old: list<string>, aliases: list<string>, visibility: string, base: string}
 */
interface Source {
	/**
	 * How many articles there are.
	 *
	 * @throws Refusal When it cannot be read, in words for a person.
	 */
	public function total(): int;

	/**
	 * Some of them.
	 *
	 * @param int $from  So many are left out.
	 * @param int $limit At most so many.
	 * @return list<Entry>
	 * @throws Refusal When it cannot be read.
	 */
	public function read( int $from, int $limit ): array;

	/**
	 * What was left out, and why.
	 *
	 * @return list<string>
	 */
	public function notes(): array;

	/**
	 * Kinds of content to choose from.
	 *
	 * @return list<array{name: string, count: int, chosen: bool}>
	 */
	public function types(): array;

	/**
	 * The key of what a link in an article leads to.
	 *
	 * @param string $address As it stands in the article.
	 * @param string $base    The article's own place.
	 * @return string '' when it leads to nothing that is imported.
	 */
	public function key_of( string $address, string $base ): string;

	/**
	 * A picture of an article.
	 *
	 * @param string $address As it stands in the article.
	 * @param string $base    The article's own place.
	 * @return array{name: string, bytes: string}|null Null when it does not come along.
	 */
	public function picture( string $address, string $base ): ?array;
}
