<?php
/**
 * Files that came with a form.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Turns what PHP makes of a field such as files[] the right way round.
 */
final class PostedFiles {
	/**
	 * The files one by one, without the fields that were left empty.
	 *
	 * @param array<string, mixed> $files One entry of $_FILES: lists of names, paths, errors and sizes.
	 * @return list<array{name: string, tmp_name: string, error: int, size: int}> As PHP received them; nothing is checked.
	 */
	public static function one_by_one( array $files ): array {
		$found = array();
		foreach ( (array) ( $files['name'] ?? array() ) as $index => $name ) {
			$error = (int) ( (array) $files['error'] )[ $index ];
			if ( UPLOAD_ERR_NO_FILE !== $error && is_string( $name ) ) {
				$found[] = array(
					'name'     => $name,
					'tmp_name' => (string) ( (array) $files['tmp_name'] )[ $index ],
					'error'    => $error,
					'size'     => (int) ( (array) $files['size'] )[ $index ],
				);
			}
		}
		return $found;
	}
}
