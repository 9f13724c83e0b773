<?php
/**
 * The ticket form's words.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * What the form says, with JavaScript and without.
 */
final class FormWords {
	/**
	 * What is wrong with a field, in words for people. (WordPress's own speak of "parameters".)
	 *
	 * @return array<string, string> By field name of the contract.
	 */
	public static function fields(): array {
		return array(
			'name'    => __( 'Please check your name.', 'mesa-help-desk' ),
			'email'   => __( 'Please enter your e-mail address, for example ana@example.com.', 'mesa-help-desk' ),
			'subject' => __( 'Please write in a few words what it is about.', 'mesa-help-desk' ),
			'message' => __( 'Please write your message.', 'mesa-help-desk' ),
			'files'   => __( 'Please check the files.', 'mesa-help-desk' ),
		);
	}

	/**
	 * The other sentences that the script needs.
	 *
	 * @return array<string, string>
	 */
	public static function script(): array {
		return array(
			'sending'    => __( 'Sending…', 'mesa-help-desk' ),
			/* translators: %s: a number from 0 to 100 */
			'uploading'  => __( 'Sending files: %s %%', 'mesa-help-desk' ),
			'offline'    => __( 'Your message could not be sent because the connection failed. Nothing you wrote is lost: please press the button again in a moment.', 'mesa-help-desk' ),
			'failed'     => __( 'Something went wrong on our side. Nothing you wrote is lost: please press the button again in a moment.', 'mesa-help-desk' ),
			'check'      => __( 'Please check the marked fields.', 'mesa-help-desk' ),
			/* translators: 1: file name, 2: size such as "10 MB" */
			'tooLarge'   => __( '%1$s is too large. A file may have %2$s.', 'mesa-help-desk' ),
			/* translators: %s: size such as "10 MB" */
			'allTooLarge' => __( 'The files are too large together. Please keep them under %s.', 'mesa-help-desk' ),
			/* translators: %s: number of files */
			'tooMany'    => __( 'Please choose at most %s files.', 'mesa-help-desk' ),
			/* translators: %s: file name */
			'remove'     => __( 'Remove %s', 'mesa-help-desk' ),
		);
	}

	/**
	 * A refusal as messages beside fields and one above them.
	 *
	 * @param \WP_Error $error What the route answered.
	 * @return array{errors: array<string, string>, message: string}
	 */
	public static function of_error( \WP_Error $error ): array {
		$words  = self::fields();
		$data   = (array) $error->get_error_data();
		$errors = array();
		foreach ( (array) ( $data['params'] ?? array() ) as $name => $text ) {
			// WordPress lists missing fields by name only; wrong ones come with `details` and words for developers.
			$field = is_int( $name ) ? (string) $text : $name;
			if ( isset( $words[ $field ] ) ) {
				$errors[ $field ] = is_int( $name ) || isset( $data['details'] ) ? $words[ $field ] : (string) $text;
			}
		}
		return array(
			'errors'  => $errors,
			'message' => $errors ? self::script()['check'] : $error->get_error_message(),
		);
	}
}
