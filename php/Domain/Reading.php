<?php
/**
 * How a mail is understood.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * The fields of a message that come from reading its original mail, and that a better interpreter may fill better. What people
 * did, who wrote, and where the message belongs are not among them.
 */
final class Reading {
	/** Field of the contract => column. */
	public const COLUMNS = array(
		'subject'          => 'subject',
		'from_name'        => 'from_name',
		'text'             => 'body_text',
		'html'             => 'body_html',
		'visible_text'     => 'visible_text',
		'visible_html'     => 'visible_html',
		'automatic'        => 'automatic',
		'may_auto_respond' => 'may_auto_respond',
		'parse_error'      => 'error',
	);

	/**
	 * A message's reading, as in the contract's "raw-message".
	 *
	 * @param array<string, mixed>       $message Its row.
	 * @param list<array<string, mixed>> $files   Its attachments, as AttachmentStore gives them.
	 * @return array<string, mixed>
	 */
	public static function of( array $message, array $files ): array {
		$reading = array();
		foreach ( self::COLUMNS as $field => $column ) {
			$reading[ $field ] = $message[ $column ];
		}
		$reading['attachments'] = array_map(
			static fn( array $file ): array => array(
				'sha256'       => $file['sha256'],
				'filename'     => $file['filename'],
				'content_type' => $file['content_type'],
				'size'         => $file['size'],
				'inline'       => $file['is_inline'],
				'content_id'   => $file['content_id'],
			),
			$files
		);
		return $reading;
	}

	/**
	 * A fingerprint of a reading: who read the message under it may change it only while it is the same.
	 *
	 * @param array<string, mixed> $reading As of() gives it.
	 * @return string A SHA-256.
	 */
	public static function stamp( array $reading ): string {
		return hash( 'sha256', (string) wp_json_encode( $reading ) );
	}
}
