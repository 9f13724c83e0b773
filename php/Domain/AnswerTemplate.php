<?php
/**
 * The words of an automatic answer.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Fills {customer_name}, {ticket_id}, {subject} and {mailbox_name} into what the site's owner wrote. Anything else in
 * braces stays as it is, so that a slip is seen in the preview.
 */
final class AnswerTemplate {
	/** Longer values would be somebody else's message in our mail. Characters. */
	private const LONGEST = array( 'customer_name' => 60, 'subject' => 150, 'mailbox_name' => 150, 'ticket_id' => 20 );

	/**
	 * The subject that a mailbox has until somebody writes another one, in the site's language.
	 */
	public static function default_subject(): string {
		/* translators: {subject} stays as it is: it is replaced by the subject of the customer's message. */
		return self::in_site_language( static fn(): string => __( 'We have your message: {subject}', 'mesa-help-desk' ) );
	}

	/**
	 * The text that a mailbox has until somebody writes another one.
	 */
	public static function default_text(): string {
		/* translators: What is in braces stays as it is. */
		return self::in_site_language( static fn(): string => __( "Hello {customer_name},\n\nwe have your message and will answer as soon as we can. Its number is #{ticket_id}.\n\nIf you want to add something, simply answer this mail.\n\n{mailbox_name}", 'mesa-help-desk' ) );
	}

	/**
	 * Words for customers, whose language is the site's and not that of whoever looks at the settings.
	 *
	 * @param \Closure(): string $words Gives them.
	 */
	private static function in_site_language( \Closure $words ): string {
		$switched = switch_to_locale( get_locale() );
		$text     = $words();
		if ( $switched ) {
			restore_previous_locale();
		}
		return $text;
	}

	/**
	 * Text with its variables filled in.
	 *
	 * Whoever writes to us chooses their name and subject, and perhaps another person's address: what could be a link
	 * is left out, so that nobody can have advertisements sent by us.
	 *
	 * @param string                $template The owner's words.
	 * @param array<string, string> $values   By the variables' names.
	 * @return string Lines ending in "\n".
	 */
	public static function fill( string $template, array $values ): string {
		$filled = (string) preg_replace_callback(
			'/( ?)\{(customer_name|ticket_id|subject|mailbox_name)\}/',
			static function ( array $found ) use ( $values ): string {
				$value = self::value( $found[2], $values[ $found[2] ] ?? '' );
				// "Hello {customer_name}," becomes "Hello," where no name is known.
				return '' === $value ? '' : $found[1] . $value;
			},
			str_replace( array( "\r\n", "\r" ), "\n", $template )
		);
		return trim( $filled );
	}

	/**
	 * A subject: the same on one line, without a colon that has nothing behind it.
	 *
	 * @param string                $template The owner's words.
	 * @param array<string, string> $values   By the variables' names.
	 */
	public static function subject( string $template, array $values ): string {
		return rtrim( Text::line( self::fill( $template, $values ) ), ' :' );
	}

	/**
	 * Text as the HTML part of a mail: paragraphs, lines, links.
	 *
	 * @param string $text Filled.
	 */
	public static function html( string $text ): string {
		return trim( make_clickable( wpautop( esc_html( $text ) ) ) );
	}

	/**
	 * One value as it may stand in a mail of ours.
	 *
	 * @param string $name  The variable.
	 * @param string $value What came.
	 */
	private static function value( string $name, string $value ): string {
		$value = Text::line( $value );
		$words = array_filter( explode( ' ', $value ), static fn( string $word ): bool => 'mailbox_name' === $name || ! self::may_be_link( $word ) );
		return Text::clip( implode( ' ', $words ), self::LONGEST[ $name ] );
	}

	/**
	 * Whether mail programs could make a link of a word.
	 *
	 * @param string $word Without spaces.
	 */
	private static function may_be_link( string $word ): bool {
		return (bool) preg_match( '#://|^www\.|@|[\p{L}\p{N}]\.\p{L}{2,}(?:$|[/:?\#,;.!)\]])#iu', $word );
	}
}
