<?php
/**
 * What a ticket can be found by.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * The terms of a ticket's parts. Everything can be found by its bare words, except the addresses that a mail went to: ours is
 * in all of them. Some parts are kept apart as well, by a letter in front of the term: s. subject, c. who wrote, r. recipients.
 */
final class SearchDocument {
	public const SUBJECT   = 's.';
	public const CUSTOMER  = 'c.';
	public const RECIPIENT = 'r.';

	/** What message() needs to know of a row. */
	public const MESSAGE_COLUMNS = array( 'kind', 'subject', 'from_name', 'from_address', 'recipients', 'visible_text', 'body_text', 'body_html' );

	/**
	 * What a ticket's own row says.
	 *
	 * @param array<string, mixed> $row May have subject, customer_name, customer_email; what is missing is left out.
	 * @return array<string|int, int> Terms as keys, see SearchWords::terms().
	 */
	public static function ticket( array $row ): array {
		$subject  = SearchWords::terms( (string) ( $row['subject'] ?? '' ) );
		$customer = SearchWords::terms( ( $row['customer_name'] ?? '' ) . ' ' . ( $row['customer_email'] ?? '' ) );
		return $subject + $customer + self::apart( self::SUBJECT, $subject ) + self::apart( self::CUSTOMER, $customer )
			+ SearchWords::pairs( (string) ( $row['subject'] ?? '' ) ) + SearchWords::pairs( ( $row['customer_name'] ?? '' ) . ' ' . ( $row['customer_email'] ?? '' ) );
	}

	/**
	 * What a message says.
	 *
	 * @param array<string, mixed> $row Columns of messages.
	 * @return array<string|int, int> As above.
	 */
	public static function message( array $row ): array {
		$terms = array();
		foreach ( array( (string) ( $row['subject'] ?? '' ), ...self::texts( $row ) ) as $text ) {
			$terms += SearchWords::terms( $text ) + SearchWords::pairs( $text );
		}
		if ( 'customer' === $row['kind'] ) {
			$person = ( $row['from_name'] ?? '' ) . ' ' . ( $row['from_address'] ?? '' );
			$sender = SearchWords::terms( $person );
			$terms += $sender + self::apart( self::CUSTOMER, $sender ) + SearchWords::pairs( $person );
		}
		if ( '' !== (string) ( $row['recipients'] ?? '' ) ) {
			$terms += self::apart( self::RECIPIENT, SearchWords::terms( self::recipients( (string) $row['recipients'] ) ) );
		}
		return $terms;
	}

	/**
	 * What a file is called.
	 *
	 * @param string $filename Its name.
	 * @return array<string|int, int> As above.
	 */
	public static function file( string $filename ): array {
		return SearchWords::terms( $filename ) + SearchWords::pairs( $filename );
	}

	/**
	 * A message's texts, as few as hold all its words.
	 *
	 * @param array<string, mixed> $row Columns of messages.
	 * @return list<string>
	 */
	public static function texts( array $row ): array {
		$body    = (string) ( $row['body_text'] ?? '' );
		$visible = (string) ( $row['visible_text'] ?? '' );
		if ( '' === $body && '' !== (string) ( $row['body_html'] ?? '' ) ) {
			$body = PlainText::from_html( (string) $row['body_html'] );
		}
		return '' === $visible || str_contains( $body, $visible ) ? array( $body ) : array( $body, $visible );
	}

	/**
	 * Names and addresses of a mail's recipients as one text.
	 *
	 * @param string $json As messages.recipients has them.
	 */
	public static function recipients( string $json ): string {
		$lists = (array) json_decode( $json, true );
		$words = array();
		foreach ( array( 'to', 'cc', 'bcc' ) as $name ) {
			foreach ( (array) ( $lists[ $name ] ?? array() ) as $person ) {
				$words[] = ( $person['name'] ?? '' ) . ' ' . ( $person['address'] ?? '' );
			}
		}
		return implode( "\n", $words );
	}

	/**
	 * Terms with a field's letter in front.
	 *
	 * @param string                 $field One of the constants.
	 * @param array<string|int, int> $terms Terms as keys.
	 * @return array<string, int>
	 */
	private static function apart( string $field, array $terms ): array {
		$apart = array();
		foreach ( $terms as $term => $zero ) {
			$apart[ $field . $term ] = $zero;
		}
		return $apart;
	}
}
