<?php
/**
 * What has to be filled in before a ticket is closed.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Sorting;

use Mesa\Data\Sorting\Sorting;
use Mesa\Domain\CustomField;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * For those who close a ticket together with something else, such as a reply. (A change of the ticket alone is PlanSorting's.)
 */
final class RequireFields {
	/**
	 * Takes what it works with.
	 *
	 * @param Sorting $sorting Fields and their values.
	 */
	public function __construct( private readonly Sorting $sorting ) {}

	/**
	 * Makes sure that a ticket may be closed.
	 *
	 * @param array<string, mixed> $ticket The ticket, locked.
	 * @param string|null          $status What it becomes; null when that does not change.
	 * @throws \Mesa\Domain\Refusal 400 that names each missing field, as "fields.ID".
	 */
	public function before( array $ticket, ?string $status ): void {
		if ( TicketStatus::CLOSED !== $status || TicketStatus::CLOSED === $ticket['status'] || ! $this->sorting->fields->all() ) {
			return;
		}
		CustomField::require_all( $this->sorting->fields->all(), $ticket, $this->sorting->values->of_tickets( array( $ticket['id'] ) )[ $ticket['id'] ] ?? array() );
	}
}
