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
			'order'   => __( 'Please write the number of your order. It stands in the mail that confirms it.', 'mesa-help-desk' ),
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
			'offline'    => __( 'Your message could not be sent because the connection failed. Nothing you wrote is lost: please press the button again in a moment.', 'mesa-help-desk' ),
			'failed'     => __( 'Something went wrong on our side. Nothing you wrote is lost: please press the button again in a moment.', 'mesa-help-desk' ),
			'check'      => __( 'Please check the marked fields.', 'mesa-help-desk' ),
			/* translators: %s: name of a field, such as "Order number" */
			'fill'       => __( 'Please fill in "%s".', 'mesa-help-desk' ),
			/* translators: 1: file name, 2: size such as "10 MB" */
			'tooLarge'   => __( '%1$s is too large. A file may have %2$s.', 'mesa-help-desk' ),
			/* translators: %s: number of files */
			'tooMany'    => __( 'Please choose at most %s files.', 'mesa-help-desk' ),
			/* translators: %s: file name */
			'remove'     => __( 'Remove %s', 'mesa-help-desk' ),
			/* translators: %s: file name */
			'retry'      => __( 'Try %s again', 'mesa-help-desk' ),
			'again'      => __( 'Try again', 'mesa-help-desk' ),
			'lost'       => __( 'did not arrive', 'mesa-help-desk' ),
			/* translators: %s: file name */
			'refused'    => __( '%s is larger than this site can take.', 'mesa-help-desk' ),
			/* translators: %s: file name */
			'added'      => __( '%s is ready', 'mesa-help-desk' ),
			'waiting'    => __( 'Waiting for the files…', 'mesa-help-desk' ),
			'proving'    => __( 'One moment…', 'mesa-help-desk' ),
			'restored'   => __( 'What you had begun to write is here again.', 'mesa-help-desk' ),
		);
	}

	/**
	 * What is said around suggested articles.
	 *
	 * @return array<string, string>
	 */
	public static function suggestions(): array {
		return array(
			'title'    => __( 'This may answer it already', 'mesa-help-desk' ),
			/* translators: %s: number of articles */
			'one'      => __( '%s article may answer it already.', 'mesa-help-desk' ),
			/* translators: %s: number of articles */
			'many'     => __( '%s articles may answer it already.', 'mesa-help-desk' ),
			'loading'  => __( 'Loading…', 'mesa-help-desk' ),
			'unloaded' => __( 'The article could not be loaded here.', 'mesa-help-desk' ),
			'tab'      => __( 'Open in a new tab', 'mesa-help-desk' ),
			'yes'      => __( 'This answered my question', 'mesa-help-desk' ),
			'no'       => __( 'Go on writing', 'mesa-help-desk' ),
			'close'    => __( 'Close', 'mesa-help-desk' ),
			'glad'     => __( 'Good to hear. Nothing was sent.', 'mesa-help-desk' ),
			'goOn'     => __( 'I still want to write to you', 'mesa-help-desk' ),
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
			if ( isset( $words[ $field ] ) || preg_match( '/^fields\.\d+$/', $field ) ) {
				$errors[ $field ] = is_int( $name ) || isset( $data['details'] ) ? $words[ $field ] ?? (string) $text : (string) $text;
			}
		}
		return array(
			'errors'  => $errors,
			'message' => $errors ? self::script()['check'] : $error->get_error_message(),
		);
	}
}
