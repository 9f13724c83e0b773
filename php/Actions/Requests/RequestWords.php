<?php
/**
 * What a visitor wrote, made fit to be stored.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Requests;

use Mesa\Domain\CustomField;
use Mesa\Domain\Form;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Text only, and on one line where it ends up in a mail's header. Everything that is wrong is said at once.
 *
 * @phpstan-import-type FormRow from Form
 * @phpstan-import-type Field from CustomField
 * @phpstan-type Written array{name: string, email: string, subject: string, message: string, order: string, values: array<int, list<string>>}
 */
final class RequestWords {
	/**
	 * Checks a request.
	 *
	 * @param array<string, mixed> $input      As in the contract's "request-input".
	 * @param FormRow              $form       The form.
	 * @param array<int, Field>    $fields     The site's custom fields.
	 * @param int                  $mailbox_id Where it goes.
	 * @return Written
	 * @throws Refusal That names every field in which something is wrong.
	 */
	public static function checked( array $input, array $form, array $fields, int $mailbox_id ): array {
		$written  = array(
			'name'    => self::line( (string) ( $input['name'] ?? '' ) ),
			'email'   => strtolower( trim( (string) $input['email'] ) ),
			'subject' => self::line( (string) $input['subject'] ),
			'message' => self::text( (string) $input['message'] ),
			'order'   => 'no' === $form['ask_order'] ? '' : ltrim( self::line( (string) ( $input['order'] ?? '' ) ), '#' ),
			'values'  => array(),
		);
		$problems = array();
		if ( '' === $written['subject'] ) {
			$problems['subject'] = __( 'Please write a subject.', 'mesa-help-desk' );
		}
		if ( ! is_email( $written['email'] ) || preg_match( '/[\s,;<>]/', $written['email'] ) ) {
			$problems['email'] = __( 'Please check the e-mail address.', 'mesa-help-desk' );
		}
		if ( '' === $written['message'] ) {
			$problems['message'] = __( 'Please write a message.', 'mesa-help-desk' );
		}
		if ( 'required' === $form['ask_name'] && '' === $written['name'] ) {
			$problems['name'] = __( 'Please write your name.', 'mesa-help-desk' );
		}
		if ( 'required' === $form['ask_order'] && '' === $written['order'] ) {
			$problems['order'] = __( 'Please write the number of your order. It stands in the mail that confirms it.', 'mesa-help-desk' );
		}
		$asks = Form::asks( $form, $fields, $mailbox_id );
		try {
			$written['values'] = Form::take( $asks, $fields, self::given( (array) ( $input['fields'] ?? array() ), $asks ) );
		} catch ( Refusal $refusal ) {
			$problems += (array) $refusal->data['params'];
		}
		if ( $problems ) {
			throw Refusal::invalid_fields( $problems );
		}
		return $written;
	}

	/**
	 * The message as it is kept. The order's number stands in it, so that it is read, searched for and quoted like
	 * everything else that the customer said.
	 *
	 * @param Written $written Checked.
	 */
	public static function message( array $written ): string {
		if ( '' === $written['order'] ) {
			return $written['message'];
		}
		/* translators: %s: number of an order */
		return sprintf( __( 'Order number: %s', 'mesa-help-desk' ), $written['order'] ) . "\n\n" . $written['message'];
	}

	/**
	 * Values by field. A number or a date as a browser sends it is what FieldValue takes.
	 *
	 * @param array<int|string, mixed>                               $given As it came: by id.
	 * @param list<array{asked: array<string, mixed>, field: Field}> $asks  What is asked for.
	 * @return array<int, list<string>>
	 */
	private static function given( array $given, array $asks ): array {
		$values = array();
		foreach ( $asks as list( 'field' => $field ) ) {
			$values[ $field['id'] ] = array_map( static fn( mixed $value ): string => is_scalar( $value ) ? (string) $value : '', array_values( (array) ( $given[ $field['id'] ] ?? array() ) ) );
		}
		return $values;
	}

	/**
	 * One line: no control characters, which could end a mail header and begin another (RFC 5322 section 2.2).
	 *
	 * @param string $value Any text.
	 */
	private static function line( string $value ): string {
		$value = wp_check_invalid_utf8( $value, true );
		return trim( (string) preg_replace( '/[\s\p{Cc}\x{2028}\x{2029}]+/u', ' ', $value ) );
	}

	/**
	 * Text of several lines, with line ends as "\n".
	 *
	 * @param string $value Any text.
	 */
	private static function text( string $value ): string {
		$value = wp_check_invalid_utf8( $value, true );
		$value = str_replace( array( "\r\n", "\r" ), "\n", $value );
		return trim( (string) preg_replace( '/[^\P{Cc}\n\t]/u', '', $value ) );
	}
}
