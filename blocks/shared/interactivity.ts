import * as interactivity from '@wordpress/interactivity';

type SyncEvent = < Handler >( handler: Handler ) => Handler;

/**
 * Marks an action that needs the event while it is being dispatched (preventDefault, currentTarget).
 * WordPress has asked for that since 6.8; before, every action ran so and the function did not exist.
 */
export const withSyncEvent: SyncEvent =
	( interactivity as unknown as { withSyncEvent?: SyncEvent } ).withSyncEvent ?? ( ( handler ) => handler );
