<?php
/**
 * Forms that are looked at before they are saved.
 *
 * @package Mesa
 */

namespace Mesa\Data\Visitors;

use Mesa\Domain\Form;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps what somebody is setting up for the few minutes in which they look at it; each person has one.
 *
 * @phpstan-import-type FormRow from Form
 */
final class FormPreviews {
	/** Seconds. */
	private const KEEP = 600;

	/**
	 * Keeps a form.
	 *
	 * @param FormRow $form    The form.
	 * @param int     $user_id Whose.
	 * @return string Its name, for FormAddress::preview().
	 */
	public static function keep( array $form, int $user_id ): string {
		set_transient( self::key( $user_id ), $form, self::KEEP );
		return substr( md5( (string) wp_json_encode( $form ) ), 0, 8 );
	}

	/**
	 * The form that somebody is setting up.
	 *
	 * @param int $user_id Who.
	 * @return FormRow|null
	 */
	public static function of( int $user_id ): ?array {
		$form = $user_id > 0 && user_can( $user_id, 'mesa_manage_mailboxes' ) ? get_transient( self::key( $user_id ) ) : false;
		return is_array( $form ) ? $form : null;
	}

	/**
	 * Where it is kept.
	 *
	 * @param int $user_id Whose.
	 */
	private static function key( int $user_id ): string {
		return "mesa_form_preview_$user_id";
	}
}
