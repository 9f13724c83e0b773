import { Button, DropdownMenu, Icon, MenuGroup, MenuItem } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { calendar, caution, chevronDown } from '@wordpress/icons';
import type { Message } from '../../../contract/generated/types.ts';
import { deskStore } from '../../../store/desk/index.ts';
import type { Failure } from '../../../store/failure.ts';
import { dayAndTime, exactTime, parseTime } from '../../../ui/time.ts';
import { notify, notifyFailure } from '../notify.ts';
import { takeBackSent } from '../reply/tell-sent.ts';
import { lazyDialog } from '../lazy-dialogs.tsx';
import { laterChoices } from './snooze.ts';

const PickTime = lazyDialog( 'PickTime' );

/** A reply that leaves later, or was held back from that: when, and what can be done about it. */
export function Scheduled( { message, mayReply }: { message: Message; mayReply: boolean } ) {
	const { scheduleReply } = useDispatch( deskStore );
	const [ busy, setBusy ] = useState( false );
	const [ picking, setPicking ] = useState( false );
	const isHeld = message.state === 'held';
	const act = async ( work: () => Promise< unknown > ) => {
		setBusy( true );
		await work();
		setBusy( false );
	};
	const move = ( sendAt: string | null ) =>
		act( async () => {
			try {
				await scheduleReply( message, sendAt );
				if ( sendAt ) {
					/* translators: %s: day and time. */
					notify( sprintf( __( 'Your reply leaves %s.', 'mesa-help-desk' ), dayAndTime( parseTime( sendAt ) ) ) );
				}
			} catch ( failure ) {
				notifyFailure( __( 'The reply stays as it was.', 'mesa-help-desk' ), failure as Failure );
			}
		} );
	const at = message.send_at ? parseTime( message.send_at ) : null;
	return (
		<div className={ `mesa-state is-scheduled${ isHeld ? ' is-held' : '' }` } role={ isHeld ? 'alert' : undefined }>
			<Icon icon={ isHeld ? caution : calendar } size={ 20 } />
			<p title={ at ? exactTime( at ) : undefined }>
				{ isHeld || ! at
					? __( 'Held back before it left. Read what has happened since.', 'mesa-help-desk' )
					: /* translators: %s: day and time. */ sprintf( __( 'Leaves %s', 'mesa-help-desk' ), dayAndTime( at ) ) }
			</p>
			{ mayReply && (
				<span className="mesa-state__actions">
					<Button variant="link" disabled={ busy } onClick={ () => void move( null ) }>
						{ __( 'Send now', 'mesa-help-desk' ) }
					</Button>
					<DropdownMenu
						icon={ chevronDown }
						label={ __( 'Another time', 'mesa-help-desk' ) }
						text={ __( 'Another time', 'mesa-help-desk' ) }
						toggleProps={ { variant: 'link', size: 'small', iconPosition: 'right', disabled: busy, showTooltip: false } }
					>
						{ ( { onClose } ) => (
							<MenuGroup>
								{ laterChoices( new Date() ).map( ( choice ) => (
									<MenuItem
										key={ choice.label }
										info={ choice.when }
										onClick={ () => {
											onClose();
											void move( choice.until );
										} }
									>
										{ choice.label }
									</MenuItem>
								) ) }
								<MenuItem
									onClick={ () => {
										onClose();
										setPicking( true );
									} }
								>
									{ __( 'Choose day and time…', 'mesa-help-desk' ) }
								</MenuItem>
							</MenuGroup>
						) }
					</DropdownMenu>
					<Button variant="link" isDestructive disabled={ busy } onClick={ () => void act( () => takeBackSent( message ) ) }>
						{ __( 'Cancel and edit', 'mesa-help-desk' ) }
					</Button>
				</span>
			) }
			{ picking && (
				<PickTime
					title={ __( 'Another time', 'mesa-help-desk' ) }
					action={ __( 'Send then', 'mesa-help-desk' ) }
					onPick={ ( iso ) => void move( iso ) }
					onClose={ () => setPicking( false ) }
				/>
			) }
		</div>
	);
}
