<?php
/**
 * What a block shows.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers what a block's render.php prints.
 */
interface View {
	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes, defaults filled in.
	 * @return array<string, mixed>|null Null: the block shows nothing.
	 */
	public function values( array $attributes ): ?array;
}
