<?php
/**
 * Personal data export.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\Privacy;

use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\People\PersonStore;
use Mesa\Data\Sorting\FieldStore;
use Mesa\Data\Tickets\RatingStore;
use Mesa\Domain\FieldValue;

defined( 'ABSPATH' ) || exit;

/**
 * Adds what a person wrote and got to WordPress's export (Tools → Export Personal Data).
 *
 * @see https://developer.wordpress.org/plugins/privacy/adding-the-personal-data-exporter-to-your-plugin/
 */
final class Exporter {
	private const PER_PAGE = 50;

	/**
	 * Takes what it reads.
	 *
	 * @param PersonStore     $people      The person's data.
	 * @param AttachmentStore $attachments Files' names.
	 * @param \Closure(): FieldStore $fields Gives the fields of tickets.
	 * @param RatingStore     $ratings     What the person has rated.
	 */
	public function __construct( private readonly PersonStore $people, private readonly AttachmentStore $attachments, private readonly \Closure $fields, private readonly RatingStore $ratings ) {}

	/**
	 * One page.
	 *
	 * @param string $address The person's mail address.
	 * @param int    $page    From 1.
	 * @return array{data: list<array<string, mixed>>, done: bool}
	 */
	public function export( string $address, int $page ): array {
		$data     = 1 === $page ? array_merge( $this->customer( $address ), $this->fields( $address ), $this->ratings( $address ), $this->letters( $address ) ) : array();
		$messages = $this->people->messages( $address, ( $page - 1 ) * self::PER_PAGE, self::PER_PAGE );
		$files    = $this->attachments->of_messages( array_column( $messages, 'id' ) );
		foreach ( $messages as $message ) {
			$data[] = array(
				'group_id'          => 'mesa-messages',
				'group_label'       => __( 'Help desk messages', 'mesa-help-desk' ),
				'group_description' => __( 'What you wrote to us and what we answered.', 'mesa-help-desk' ),
				'item_id'           => 'mesa-message-' . $message['id'],
				'data'              => $this->message( $message, $files[ $message['id'] ] ?? array() ),
			);
		}
		return array(
			'data' => $data,
			'done' => count( $messages ) < self::PER_PAGE,
		);
	}

	/**
	 * Name and addresses.
	 *
	 * @param string $address The person's mail address.
	 * @return list<array<string, mixed>>
	 */
	private function customer( string $address ): array {
		$customer = $this->people->customer( $address );
		if ( null === $customer ) {
			return array();
		}
		$phones = $this->people->phones( $customer['id'] );
		return array(
			array(
				'group_id'    => 'mesa-customer',
				'group_label' => __( 'Help desk customer', 'mesa-help-desk' ),
				'item_id'     => 'mesa-customer-' . $customer['id'],
				'data'        => array(
					array( 'name' => __( 'Name', 'mesa-help-desk' ), 'value' => $customer['name'] ),
					array( 'name' => __( 'Mail addresses', 'mesa-help-desk' ), 'value' => implode( ', ', $customer['emails'] ) ),
					...( $phones ? array( array( 'name' => __( 'Phone number', 'mesa-help-desk' ), 'value' => esc_html( implode( ', ', $phones ) ) ) ) : array() ),
					array( 'name' => __( 'Known since', 'mesa-help-desk' ), 'value' => $customer['created_at'] . ' UTC' ),
				),
			),
		);
	}

	/**
	 * What was filled in on the person's tickets.
	 *
	 * @param string $address The person's mail address.
	 * @return list<array<string, mixed>> One item for each ticket that has something.
	 */
	private function fields( string $address ): array {
		$customer = $this->people->customer( $address );
		$values   = null === $customer ? array() : $this->people->field_values( $customer['id'] );
		$fields   = $values ? ( $this->fields )()->all() : array();
		$items    = array();
		foreach ( $values as $ticket_id => $held ) {
			$lines = array( array( 'name' => __( 'Ticket', 'mesa-help-desk' ), 'value' => '#' . $ticket_id ) );
			foreach ( array_intersect_key( $held, $fields ) as $field_id => $given ) {
				$field   = $fields[ $field_id ];
				$words   = in_array( $field['kind'], array( 'choice', 'choices', 'yes_no' ), true ) ? FieldValue::words( $field, $given ) : implode( ', ', $given );
				$lines[] = array( 'name' => $field['name'], 'value' => nl2br( esc_html( $words ) ) );
			}
			$items[] = array(
				'group_id'    => 'mesa-fields',
				'group_label' => __( 'Fields', 'mesa-help-desk' ),
				'item_id'     => 'mesa-fields-' . $ticket_id,
				'data'        => $lines,
			);
		}
		return $items;
	}

	/**
	 * How the person found our help.
	 *
	 * @param string $address The person's mail address.
	 * @return list<array<string, mixed>>
	 */
	private function ratings( string $address ): array {
		return array_map(
			static fn( array $rating ): array => array(
				'group_id'    => 'mesa-ratings',
				'group_label' => __( 'Ratings of our help', 'mesa-help-desk' ),
				'item_id'     => 'mesa-rating-' . $rating['ticket_id'] . '-' . $rating['created_at'],
				'data'        => array(
					array( 'name' => __( 'Ticket', 'mesa-help-desk' ), 'value' => '#' . $rating['ticket_id'] ),
					array( 'name' => __( 'Date', 'mesa-help-desk' ), 'value' => $rating['created_at'] . ' UTC' ),
					array( 'name' => __( 'Rating', 'mesa-help-desk' ), 'value' => RatingStore::GOOD === $rating['score'] ? __( 'Good', 'mesa-help-desk' ) : __( 'Not good', 'mesa-help-desk' ) ),
					...( '' === $rating['comment'] ? array() : array( array( 'name' => __( 'Text', 'mesa-help-desk' ), 'value' => nl2br( esc_html( $rating['comment'] ) ) ) ) ),
				),
			),
			$this->ratings->of( $address )
		);
	}

	/**
	 * Mails that could not be taken in.
	 *
	 * @param string $address The person's mail address.
	 * @return list<array<string, mixed>>
	 */
	private function letters( string $address ): array {
		return array_map(
			static fn( array $letter ): array => array(
				'group_id'    => 'mesa-letters',
				'group_label' => __( 'Mails to the help desk that could not be taken in', 'mesa-help-desk' ),
				'item_id'     => 'mesa-letter-' . $letter['id'],
				'data'        => array(
					array( 'name' => __( 'Date', 'mesa-help-desk' ), 'value' => $letter['received_at'] . ' UTC' ),
					array( 'name' => __( 'Subject', 'mesa-help-desk' ), 'value' => esc_html( $letter['subject'] ) ),
				),
			),
			$this->people->letters( $address )
		);
	}

	/**
	 * A message's lines.
	 *
	 * @param array<string, mixed>       $message As MessageStore::find() gives it.
	 * @param list<array<string, mixed>> $files   Its files.
	 * @return list<array{name: string, value: string}>
	 */
	private function message( array $message, array $files ): array {
		$sender = '' === $message['from_name'] ? $message['from_address'] : $message['from_name'] . ' <' . $message['from_address'] . '>';
		$lines  = array(
			array( 'name' => __( 'Ticket', 'mesa-help-desk' ), 'value' => '#' . $message['ticket_id'] ),
			array( 'name' => __( 'Date', 'mesa-help-desk' ), 'value' => $message['created_at'] . ' UTC' ),
			array( 'name' => __( 'From', 'mesa-help-desk' ), 'value' => esc_html( $sender ) ),
			array( 'name' => __( 'Subject', 'mesa-help-desk' ), 'value' => esc_html( $message['subject'] ) ),
			array( 'name' => __( 'Text', 'mesa-help-desk' ), 'value' => nl2br( esc_html( $message['body_text'] ) ) ),
		);
		if ( $files ) {
			$names   = array_map( static fn( array $file ): string => $file['filename'] . ' (' . size_format( $file['size'] ) . ')', $files );
			$lines[] = array( 'name' => __( 'Files', 'mesa-help-desk' ), 'value' => esc_html( implode( ', ', $names ) ) );
		}
		return $lines;
	}
}
