<?php
/**
 * A picture of an imported article.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

use Mesa\Data\Knowledge\KbImportStore;
use Mesa\Data\Knowledge\KbSourceStore;

defined( 'ABSPATH' ) || exit;

/**
 * Puts pictures into the media library: each once, however many articles show it, and only what WordPress itself would
 * take as a picture.
 */
final class Picture {
	/**
	 * The picture in the library.
	 *
	 * @param string               $name    Its file's name.
	 * @param string               $bytes   Its content.
	 * @param array<string, mixed> $import  The import.
	 * @param KbImportStore        $store   Its parts.
	 * @param KbSourceStore        $sources Knows what is there already.
	 * @return array{id: int, url: string}|null Null when WordPress does not take it.
	 */
	public static function keep( string $name, string $bytes, array $import, KbImportStore $store, KbSourceStore $sources ): ?array {
		$key   = sha1( 'picture:' . sha1( $bytes ) );
		$known = $sources->find( $key );
		$there = null === $known ? false : wp_get_attachment_url( $known['object_id'] );
		if ( is_string( $there ) ) {
			// This import needs it, too: who takes the other one back leaves it.
			if ( ! $store->has_item( $import['id'], 'picture', $known['object_id'] ) ) {
				$store->append_item( $import['id'], $key, 'picture', $known['object_id'], 'same' );
			}
			return array( 'id' => (int) $known['object_id'], 'url' => $there );
		}
		// By its ending, as the library decides: an SVG or HTML that calls itself a picture is none.
		$type = wp_check_filetype( $name );
		if ( ! is_string( $type['type'] ) || ! str_starts_with( $type['type'], 'image/' ) ) {
			return null;
		}
		$file = wp_upload_bits( sanitize_file_name( $name ), null, $bytes );
		if ( ! empty( $file['error'] ) ) {
			return null;
		}
		if ( ! wp_check_filetype_and_ext( $file['file'], $name )['type'] || ! wp_get_image_mime( $file['file'] ) ) {
			wp_delete_file( $file['file'] );
			return null;
		}
		$id = wp_insert_attachment( array( 'post_mime_type' => $type['type'], 'post_title' => sanitize_text_field( (string) preg_replace( '/\.\w+$/', '', $name ) ), 'post_status' => 'inherit', 'post_author' => $import['user_id'] ), $file['file'] );
		if ( ! is_int( $id ) || 0 === $id ) {
			wp_delete_file( $file['file'] );
			return null;
		}
		require_once ABSPATH . 'wp-admin/includes/image.php';
		wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $file['file'] ) );
		$sources->put( $key, 'picture', $id, $import['id'] );
		$store->append_item( $import['id'], $key, 'picture', $id );
		return array( 'id' => $id, 'url' => (string) wp_get_attachment_url( $id ) );
	}

	/**
	 * Makes pictures an article's own, unless they are another one's: who may read a file depends on that.
	 *
	 * @param list<int> $ids     Of the library.
	 * @param int       $article Post id.
	 */
	public static function belong_to( array $ids, int $article ): void {
		foreach ( array_unique( $ids ) as $id ) {
			if ( 0 === (int) get_post( $id )?->post_parent ) {
				wp_update_post( array( 'ID' => $id, 'post_parent' => $article ) );
			}
		}
	}
}
